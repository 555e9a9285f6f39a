# /// case
# topics = ["syntax-errors.numbers"]
# ///

# %% name-behind-an-int
1abc

# %% underscore-at-the-end
1_

# %% two-underscores
1__0

# %% underscore-before-a-point
1_.5

# %% underscore-behind-a-point
1._5

# %% zeros-in-front
x = 0123

# %% zeros-in-front-of-nine
x = 09

# %% zeros-with-underscore
x = 0_7

# %% octal-digit-too-large
x = 0o18

# %% octal-without-digits
x = 0o

# %% octal-with-a-letter
x = 0o7a

# %% old-octal-with-l
x = 0777L

# %% binary-digit-too-large
x = 0b12

# %% binary-without-digits
x = 0b

# %% binary-with-a-letter
x = 0b1x

# %% hexadecimal-without-digits
x = 0x

# %% hexadecimal-with-another-letter
x = 0xfg

# %% hexadecimal-underscore-at-the-end
x = 0xf_

# %% long-suffix
x = 10L

# %% exponent-without-digits
x = 1e

# %% exponent-with-a-sign-only
x = 1e+

# %% exponent-with-underscore
x = 1e_5

# %% exponent-with-a-point
x = 1e2.5

# %% imaginary-with-a-letter
x = 1jx

# %% imaginary-twice
x = 1jj

# %% float-with-a-letter
x = 1.5f

# %% two-points
x = 1.2.3

# %% point-alone
x = .

# %% number-behind-a-number
x = 1 2

# %% attribute-of-an-int
x = 1.real

# %% too-many-digits
x = 1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000_

# %% percent
x = 50% of y

# %% currency
x = 5€

# %% keyword-runs-into-a-number-wrongly
x = 1iff

# %% version-number
x = 3.11.7

# %% date
x = 2024-01-09

# %% number-call-missing-operator
x = 2(3) 4
