// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/exact_math.h"

#include <array>
#include <bit>
#include <cstddef>

namespace core {
namespace {

// π/2 and ln 2, each cut into a part whose products with small integers are exact and the rest (Cody and Waite 1980).
constexpr double kHalfPiHigh = 0x1.921fb544p+0;
constexpr double kHalfPiLow = 0x1.0b4611a626331p-34;
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;

constexpr std::array<double, 13> kInverseFactorials{
    1,          1,           1.0 / 2,      1.0 / 6,       1.0 / 24,       1.0 / 120,      1.0 / 720,
    1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600};

/// Taylor series on [−π/4, π/4]; the first term left out is below 1e-13.
double sinNearZero(double x) {
    const double q = x * x;
    return x * (1 + q * (-1.0 / 6 + q * (1.0 / 120 + q * (-1.0 / 5040 + q * (1.0 / 362880 + q * (-1.0 / 39916800 +
                                                                                                 q / 6227020800.0))))));
}
double cosNearZero(double x) {
    const double q = x * x;
    return 1 +
           q * (-0.5 + q * (1.0 / 24 + q * (-1.0 / 720 + q * (1.0 / 40320 + q * (-1.0 / 3628800 + q / 479001600.0)))));
}

double sinOfQuarters(double radians, int shift) {
    const double turns = std::floor(radians * (2 / kPi) + 0.5);
    const double rest = (radians - turns * kHalfPiHigh) - turns * kHalfPiLow;
    switch ((static_cast<int>(turns) + shift) & 3) {
    case 0: return sinNearZero(rest);
    case 1: return cosNearZero(rest);
    case 2: return -sinNearZero(rest);
    default: return -cosNearZero(rest);
    }
}

double powerOfTwo(int exponent) { return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52); }

double exactLog(double x) {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    int exponent = static_cast<int>(bits >> 52) - 1023;
    double mantissa = std::bit_cast<double>((bits & 0xfffffffffffffULL) | 0x3ff0000000000000ULL);
    if (mantissa > 1.4142135623730951) {
        mantissa *= 0.5;
        ++exponent;
    }
    // ln m = 2 artanh s, |s| below 0.172
    const double s = (mantissa - 1) / (mantissa + 1);
    const double q = s * s;
    double sum = 0;
    for (int k = 17; k >= 1; k -= 2) sum = sum * q + 1.0 / k;
    return 2 * s * sum + exponent * kLn2Low + exponent * kLn2High;
}

} // namespace

double exactSin(double radians) { return sinOfQuarters(radians, 0); }
double exactCos(double radians) { return sinOfQuarters(radians, 1); }

double exactExp(double x) {
    if (x < -700) return 0;
    if (x > 700) x = 700;
    const double turns = std::floor(x * (1 / (kLn2High + kLn2Low)) + 0.5);
    const double rest = (x - turns * kLn2High) - turns * kLn2Low; // |rest| ≤ 0.347
    double sum = kInverseFactorials[12];
    for (std::size_t k = 12; k-- > 0;) sum = sum * rest + kInverseFactorials[k];
    return sum * powerOfTwo(static_cast<int>(turns));
}

double exactPow(double base, double exponent) { return exactExp(exponent * exactLog(base)); }

} // namespace core
