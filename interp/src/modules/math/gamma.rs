//! The gamma function and its logarithm by Lanczos's approximation, with the coefficients and the order of steps
//! of Modules/mathmodule.c, as results have to agree to the last bit.

#![expect(clippy::excessive_precision, reason = "the coefficients as they were published")]

use std::f64::consts::PI;

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GammaError {
    /// `ValueError: math domain error`
    Domain,
    /// `OverflowError: math range error`
    Range,
}

const LANCZOS_G: f64 = 6.024_680_040_776_729_583_740_234_375;
const LANCZOS_G_MINUS_HALF: f64 = 5.524_680_040_776_729_583_740_234_375;
const NATURAL_LOGARITHM_OF_PI: f64 = 1.144_729_885_849_400_174_143_427_351_353_058_711_647;

/// Numerator and denominator of the rational function, constant terms first.
const LANCZOS: [(f64, f64); 13] = [
    (23_531_376_880.410_759_688_572_007_674_451_636_754_734_846_804_940, 0.0),
    (42_919_803_642.649_098_768_957_899_047_001_988_850_926_355_848_959, 39_916_800.0),
    (35_711_959_237.355_668_049_440_185_451_547_166_705_960_488_635_843, 120_543_840.0),
    (17_921_034_426.037_209_699_919_755_754_458_931_112_671_403_265_390, 150_917_976.0),
    (6_039_542_586.352_028_005_064_291_644_307_297_921_069_938_842_070_8, 105_258_076.0),
    (1_439_720_407.311_721_673_663_223_072_794_912_393_971_548_578_637_2, 45_995_730.0),
    (248_874_557.862_054_156_511_460_386_413_229_423_216_321_251_278_01, 13_339_535.0),
    (31_426_415.585_400_194_380_614_231_628_318_205_362_874_684_987_640, 2_637_558.0),
    (2_876_370.628_935_372_441_225_409_051_620_849_613_599_114_537_876_8, 357_423.0),
    (186_056.265_395_223_495_040_294_989_716_045_699_282_207_842_363_28, 32_670.0),
    (8_071.672_002_365_816_210_638_002_902_272_250_613_821_851_632_502_4, 1_925.0),
    (210.824_277_751_579_345_872_509_733_920_713_362_711_669_695_802_91, 66.0),
    (2.506_628_274_631_000_270_164_908_177_133_837_338_626_431_079_340_8, 1.0),
];

fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for (above, below) in LANCZOS.iter().rev() {
            numerator = numerator * x + above;
            denominator = denominator * x + below;
        }
    } else {
        // In powers of 1/x: nothing overflows.
        for (above, below) in &LANCZOS {
            numerator = numerator / x + above;
            denominator = denominator / x + below;
        }
    }
    numerator / denominator
}

/// `sin(pi * x)`, exact for multiples of one half.
fn sine_of_pi_times(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let sine = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1.0_f64.copysign(x) * sine
}

/// `math.gamma`
///
/// # Errors
/// [`GammaError`]
pub fn gamma(x: f64) -> Result<f64, GammaError> {
    if !x.is_finite() {
        return if x.is_nan() || x > 0.0 { Ok(x) } else { Err(GammaError::Domain) };
    }
    if x == 0.0 {
        return Err(GammaError::Domain);
    }
    if x == x.floor() {
        if x < 0.0 {
            return Err(GammaError::Domain);
        }
        // Factorials up to here are floats without rounding.
        if x <= 23.0 {
            return Ok((2..x as u32).fold(1.0, |product, factor| product * f64::from(factor)));
        }
    }
    let finite = |value: f64| if value.is_infinite() { Err(GammaError::Range) } else { Ok(value) };
    let size = x.abs();
    if size < 1e-20 {
        return finite(1.0 / x);
    }
    if size > 200.0 {
        return if x < 0.0 { Ok(0.0 / sine_of_pi_times(x)) } else { Err(GammaError::Range) };
    }
    let y = size + LANCZOS_G_MINUS_HALF;
    // What the sum above lost by rounding.
    let lost =
        if size > LANCZOS_G_MINUS_HALF { y - size - LANCZOS_G_MINUS_HALF } else { y - LANCZOS_G_MINUS_HALF - size };
    let correction = lost * LANCZOS_G / y;
    let half_power = || y.powf(size / 2.0 - 0.25);
    let mut result;
    if x < 0.0 {
        result = -PI / sine_of_pi_times(size) / size * y.exp() / lanczos_sum(size);
        result -= correction * result;
        if size < 140.0 {
            result /= y.powf(size - 0.5);
        } else {
            result /= half_power();
            result /= half_power();
        }
    } else {
        result = lanczos_sum(size) / y.exp();
        result += correction * result;
        if size < 140.0 {
            result *= y.powf(size - 0.5);
        } else {
            result *= half_power();
            result *= half_power();
        }
    }
    finite(result)
}

/// `math.lgamma`
///
/// # Errors
/// [`GammaError`]
pub fn logarithm_of_gamma(x: f64) -> Result<f64, GammaError> {
    if !x.is_finite() {
        return Ok(if x.is_nan() { x } else { f64::INFINITY });
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(GammaError::Domain) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-size.ln());
    }
    let mut result = lanczos_sum(size).ln() - LANCZOS_G;
    result += (size - 0.5) * ((size + LANCZOS_G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = NATURAL_LOGARITHM_OF_PI - sine_of_pi_times(size).abs().ln() - size.ln() - result;
    }
    if result.is_infinite() { Err(GammaError::Range) } else { Ok(result) }
}
