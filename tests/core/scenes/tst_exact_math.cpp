// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/exact_math.h"

#include <bit>
#include <cmath>
#include <doctest/doctest.h>

TEST_CASE("sine and cosine are right to 1e-9 over a thousand radians") {
    long double worst = 0;
    for (int i = -200000; i <= 200000; ++i) {
        const double x = i * 0.005;
        worst = std::max(worst,
                         std::abs(static_cast<long double>(core::exactSin(x)) - std::sin(static_cast<long double>(x))));
        worst = std::max(worst,
                         std::abs(static_cast<long double>(core::exactCos(x)) - std::cos(static_cast<long double>(x))));
    }
    CHECK(worst < 1e-11L);
    CHECK(core::exactSin(0) == 0);
    CHECK(core::exactCos(0) == 1);
}

TEST_CASE("the exponential is right to a relative 1e-9 from -80 to 80") {
    long double worst = 0;
    for (int i = -80000; i <= 80000; ++i) {
        const double x = i * 0.001;
        const long double right = std::exp(static_cast<long double>(x));
        worst = std::max(worst, std::abs(static_cast<long double>(core::exactExp(x)) / right - 1));
    }
    CHECK(worst < 1e-12L);
    CHECK(core::exactExp(0) == 1);
    CHECK(core::exactExp(-1e9) == 0);
}

TEST_CASE("powers are right to a relative 1e-9") {
    long double worst = 0;
    for (int i = 1; i <= 2000; ++i)
        for (int j = -12; j <= 12; ++j) {
            const double base = i * i * 1e-4, exponent = j * 0.37;
            const long double right = std::pow(static_cast<long double>(base), static_cast<long double>(exponent));
            worst = std::max(worst, std::abs(static_cast<long double>(core::exactPow(base, exponent)) / right - 1));
        }
    CHECK(worst < 1e-12L);
    CHECK(core::exactPow(1, 12.5) == 1);
}

TEST_CASE("the bits of sine, exponential and power are those of every machine") {
    CHECK(std::bit_cast<std::uint64_t>(core::exactSin(1.25)) == 0x3fee5e14fe11418cULL);
    CHECK(std::bit_cast<std::uint64_t>(core::exactCos(-77.7)) == 0xbfe55cf9c92e0309ULL);
    CHECK(std::bit_cast<std::uint64_t>(core::exactExp(-3.3)) == 0x3fa2e259bb85be84ULL);
    CHECK(std::bit_cast<std::uint64_t>(core::exactPow(0.37, 1 / 2.4)) == 0x3fe52572c5488790ULL);
}

TEST_CASE("random streams repeat and forks are streams of their own") {
    core::Random a(5), b(5);
    CHECK(a.bits() == b.bits());
    CHECK(a.bits() == b.bits());
    core::Random one = core::Random(5).fork(1), other = core::Random(5).fork(2);
    CHECK(one.bits() != other.bits());
    double sum = 0;
    for (int i = 0; i < 10000; ++i) {
        const double unit = a.unit();
        CHECK((unit >= 0 && unit < 1));
        sum += unit;
    }
    CHECK(sum / 10000 == doctest::Approx(0.5).epsilon(0.02));
}
