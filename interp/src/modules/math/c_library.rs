//! Functions that the C library computes otherwise than Rust's: results have to agree to the last bit, so the
//! steps are those of the GNU C library (its sysdeps/ieee754/dbl-64), with the published coefficients.

#![expect(clippy::excessive_precision, reason = "the coefficients as they were published")]

use std::f64::consts::LN_2;

/// Below this a function that starts as its argument does is its argument.
const TINY_ARGUMENT: f64 = 1.0 / (1_u64 << 28) as f64;
/// Above this the logarithm of the double is as good as the inverse function.
const LARGE_ARGUMENT: f64 = (1_u64 << 28) as f64;

/// `cbrt`: a polynomial, then one step of Halley's.
pub fn cube_root(x: f64) -> f64 {
    const CUBE_ROOT_OF_TWO: f64 = 1.259_921_049_894_873_164_8;
    const SQUARE_OF_IT: f64 = 1.587_401_051_968_199_474_8;
    /// For the remainders of the exponent by three, from -2.
    const FACTORS: [f64; 5] = [1.0 / SQUARE_OF_IT, 1.0 / CUBE_ROOT_OF_TWO, 1.0, CUBE_ROOT_OF_TWO, SQUARE_OF_IT];
    if x == 0.0 || !x.is_finite() {
        return x + x;
    }
    let (mantissa, exponent) = libm::frexp(x.abs());
    let guess = [
        0.784_932_344_976_639_262,
        -1.834_692_774_836_130_86,
        2.446_931_225_635_344_30,
        -2.114_994_941_673_712_87,
        1.508_191_937_815_848_96,
        0.354_895_765_043_919_860,
    ]
    .into_iter()
    .fold(-0.145_263_899_385_486_377, |sum, coefficient| sum * mantissa + coefficient);
    let cube = guess * guess * guess;
    let factor = FACTORS[(exponent % 3 + 2) as usize];
    let root = guess * (cube + 2.0 * mantissa) / (2.0 * cube + mantissa) * factor;
    libm::ldexp(root.copysign(x), exponent / 3)
}

/// `asinh`
pub fn inverse_sinh(x: f64) -> f64 {
    let magnitude = x.abs();
    if magnitude < TINY_ARGUMENT || !x.is_finite() {
        return x;
    }
    let result = if magnitude > LARGE_ARGUMENT {
        magnitude.ln() + LN_2
    } else if magnitude > 2.0 {
        (2.0 * magnitude + 1.0 / ((magnitude * magnitude + 1.0).sqrt() + magnitude)).ln()
    } else {
        let square = magnitude * magnitude;
        (magnitude + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    result.copysign(x)
}

/// `acosh`; not a number below one.
pub fn inverse_cosh(x: f64) -> f64 {
    if x > LARGE_ARGUMENT {
        return if x.is_finite() { x.ln() + LN_2 } else { x };
    }
    if x > 2.0 {
        return (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln();
    }
    if x < 1.0 || x.is_nan() {
        return f64::NAN;
    }
    let beyond = x - 1.0;
    (beyond + (2.0 * beyond + beyond * beyond).sqrt()).ln_1p()
}

/// `atanh`; infinite at one and minus one, not a number beyond.
pub fn inverse_tanh(x: f64) -> f64 {
    let magnitude = x.abs();
    if magnitude < TINY_ARGUMENT {
        return x;
    }
    let result = if magnitude < 0.5 {
        let doubled = magnitude + magnitude;
        0.5 * (doubled + doubled * magnitude / (1.0 - magnitude)).ln_1p()
    } else if magnitude < 1.0 {
        0.5 * ((magnitude + magnitude) / (1.0 - magnitude)).ln_1p()
    } else if magnitude == 1.0 {
        f64::INFINITY
    } else {
        f64::NAN
    };
    result.copysign(x)
}

/// The error function near one.
const AT_ONE: f64 = 8.450_629_115_104_675_292_97e-01;
/// Numerators and denominators of the rational approximations, constant terms first; a denominator's is one.
const NEAR_ZERO: [&[f64]; 2] = [
    &[
        1.283_791_670_955_125_585_61e-01,
        -3.250_421_072_470_014_993_70e-01,
        -2.848_174_957_559_851_047_66e-02,
        -5.770_270_296_489_441_591_57e-03,
        -2.376_301_665_665_016_260_84e-05,
    ],
    &[
        1.0,
        3.979_172_239_591_553_528_19e-01,
        6.502_224_998_876_729_444_85e-02,
        5.081_306_281_875_765_627_76e-03,
        1.324_947_380_043_216_445_26e-04,
        -3.960_228_278_775_368_123_20e-06,
    ],
];
const NEAR_ONE: [&[f64]; 2] = [
    &[
        -2.362_118_560_752_659_440_77e-03,
        4.148_561_186_837_483_316_66e-01,
        -3.722_078_760_357_013_238_47e-01,
        3.183_466_199_011_617_536_74e-01,
        -1.108_946_942_823_966_774_76e-01,
        3.547_830_432_561_823_593_71e-02,
        -2.166_375_594_868_790_843_00e-03,
    ],
    &[
        1.0,
        1.064_208_804_008_442_282_86e-01,
        5.403_979_177_021_710_489_37e-01,
        7.182_865_441_419_626_628_68e-02,
        1.261_712_198_087_616_421_12e-01,
        1.363_708_391_202_905_073_62e-02,
        1.198_449_984_679_910_741_70e-02,
    ],
];
const TO_THREE: [&[f64]; 2] = [
    &[
        -9.864_944_034_847_148_227_05e-03,
        -6.938_585_727_071_817_643_72e-01,
        -1.055_862_622_532_329_098_14e+01,
        -6.237_533_245_032_600_603_96e+01,
        -1.623_966_694_625_734_703_55e+02,
        -1.846_050_929_067_110_359_94e+02,
        -8.128_743_550_630_659_342_46e+01,
        -9.814_329_344_169_145_485_92e+00,
    ],
    &[
        1.0,
        1.965_127_166_743_925_712_92e+01,
        1.376_577_541_435_190_426_00e+02,
        4.345_658_774_752_292_288_21e+02,
        6.453_872_717_332_678_803_36e+02,
        4.290_081_400_275_678_333_86e+02,
        1.086_350_055_417_794_351_34e+02,
        6.570_249_770_319_281_701_35e+00,
        -6.042_441_521_485_809_874_38e-02,
    ],
];
const BEYOND: [&[f64]; 2] = [
    &[
        -9.864_942_924_700_099_285_97e-03,
        -7.992_832_376_805_230_065_74e-01,
        -1.775_795_491_775_475_198_89e+01,
        -1.606_363_848_558_219_160_62e+02,
        -6.375_664_433_683_896_277_22e+02,
        -1.025_095_131_611_077_249_54e+03,
        -4.835_191_916_086_513_970_19e+02,
    ],
    &[
        1.0,
        3.033_806_074_348_245_829_24e+01,
        3.257_925_129_965_739_188_26e+02,
        1.536_729_586_084_436_959_94e+03,
        3.199_858_219_508_595_539_08e+03,
        2.553_050_406_433_164_425_83e+03,
        4.745_285_412_069_553_672_15e+02,
        -2.244_095_244_658_581_833_62e+01,
    ],
];

/// A polynomial summed in pairs: `(c0 + c1 x) + x² (c2 + c3 x) + x⁴ (c4 + c5 x) + …`, from the left.
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    let square = x * x;
    let fourth = square * square;
    let powers = [1.0, square, fourth, fourth * square, fourth * fourth];
    let mut sum = None;
    for (pair, power) in coefficients.chunks(2).zip(powers) {
        let value = match pair {
            [constant, linear] => constant + x * linear,
            [constant] => *constant,
            _ => 0.0,
        };
        sum = Some(match sum {
            None => value,
            Some(sum) => sum + power * value,
        });
    }
    sum.unwrap_or(0.0)
}

fn quotient([numerator, denominator]: [&[f64]; 2], x: f64) -> f64 {
    polynomial(numerator, x) / polynomial(denominator, x)
}

/// `1 - erf(magnitude)` for a magnitude of at least 1.25.
fn complement_beyond_one(magnitude: f64) -> f64 {
    let s = 1.0 / (magnitude * magnitude);
    // 1/0.35, as far as the upper half of the number tells.
    let is_below_three = magnitude.to_bits() >> 32 < 0x4006_db6e;
    let fraction = quotient(if is_below_three { TO_THREE } else { BEYOND }, s);
    // The square of what has only the upper half of the digits is exact.
    let upper = f64::from_bits(magnitude.to_bits() & 0xffff_ffff_0000_0000);
    let exponential = (-upper * upper - 0.5625).exp() * ((upper - magnitude) * (upper + magnitude) + fraction).exp();
    exponential / magnitude
}

/// `erf`
pub fn error_function(x: f64) -> f64 {
    let magnitude = x.abs();
    if x.is_nan() {
        return x;
    }
    if magnitude < 0.84375 {
        if magnitude < TINY_ARGUMENT {
            const SLOPE: f64 = 1.283_791_670_955_125_863_16e-01;
            // Subnormal numbers are kept from losing digits.
            return if magnitude < f64::MIN_POSITIVE * 2.0 {
                0.0625 * (16.0 * x + (16.0 * SLOPE) * x)
            } else {
                x + SLOPE * x
            };
        }
        return x + x * quotient(NEAR_ZERO, x * x);
    }
    let result = if magnitude < 1.25 {
        AT_ONE + quotient(NEAR_ONE, magnitude - 1.0)
    } else if magnitude >= 6.0 {
        1.0
    } else {
        1.0 - complement_beyond_one(magnitude)
    };
    result.copysign(x)
}

/// `erfc`
pub fn complementary_error_function(x: f64) -> f64 {
    let magnitude = x.abs();
    if x.is_nan() {
        return x;
    }
    if magnitude < 0.84375 {
        if magnitude < 2.0_f64.powi(-56) {
            return 1.0 - x;
        }
        let product = x * quotient(NEAR_ZERO, x * x);
        return if x < 0.25 { 1.0 - (x + product) } else { 0.5 - (product + (x - 0.5)) };
    }
    if magnitude < 1.25 {
        let fraction = quotient(NEAR_ONE, magnitude - 1.0);
        return if x >= 0.0 { (1.0 - AT_ONE) - fraction } else { 1.0 + (AT_ONE + fraction) };
    }
    match x > 0.0 {
        true if magnitude >= 28.0 => 0.0,
        false if magnitude > 6.0 => 2.0,
        true => complement_beyond_one(magnitude),
        false => 2.0 - complement_beyond_one(magnitude),
    }
}
