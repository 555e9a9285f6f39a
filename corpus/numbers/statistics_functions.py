# /// case
# topics = ["numbers.statistics"]
# ///

import statistics
from fractions import Fraction

DATA = [[1, 2, 3, 4], [1.5, 2.5, 4.0], [3], [2, 2, 3, 5, 5], [Fraction(1, 2), Fraction(3, 4)], [0.1] * 10, [-1, 0, 1], [10**20, 1, 2.5], [True, False]]

def attempt(shown, action):
    try:
        print(shown, repr(action()))
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

def table(function, *arguments):
    for data in DATA:
        attempt(f"{function.__name__} {data}", lambda: function(data, *arguments))
    attempt("empty", lambda: function([]))
    attempt("text", lambda: function(["a", "b"]))
    attempt("number", lambda: function(5))

# %% mean
table(statistics.mean)

# %% fmean
table(statistics.fmean)

# %% geometric-mean
table(statistics.geometric_mean)

# %% harmonic-mean
table(statistics.harmonic_mean)

# %% median
table(statistics.median)

# %% median-low-high
table(statistics.median_low)
table(statistics.median_high)

# %% mode
table(statistics.mode)
table(statistics.multimode)

# %% variance
table(statistics.variance)

# %% pvariance
table(statistics.pvariance)

# %% stdev
table(statistics.stdev)

# %% pstdev
table(statistics.pstdev)

# %% quantiles
for count in (1, 2, 4, 10):
    for method in ("exclusive", "inclusive", "other"):
        attempt(f"{count} {method}", lambda: statistics.quantiles([1, 5, 2, 8, 3], n=count, method=method))
attempt("few", lambda: statistics.quantiles([1], n=0))

# %% two-series
x, y = [1, 2, 3, 4, 5], [2.1, 3.9, 6.2, 7.8, 10.1]
print(statistics.covariance(x, y), statistics.correlation(x, y), statistics.linear_regression(x, y))
attempt("lengths", lambda: statistics.covariance([1], [1, 2]))
attempt("constant", lambda: statistics.correlation([1, 1], [1, 2]))

# %% normal-distribution
n = statistics.NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.pdf(100), n.cdf(115), n.inv_cdf(0.5), n.zscore(130), n + 5, n * 2, -n, n.quantiles(4), n == statistics.NormalDist(100, 15))
attempt("negative", lambda: statistics.NormalDist(0, -1))
attempt("range", lambda: n.inv_cdf(1.5))
