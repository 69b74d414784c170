// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Arithmetic that gives the same bits on every machine: the C library's sin, exp and pow differ between processors.
// Only IEEE +, −, ×, ÷, sqrt and floor are used; core/scenes is compiled with -ffp-contract=off.
#pragma once

#include "core/base/mix_bits.h"

#include <cmath>
#include <cstdint>

namespace core {

struct Vec2 {
    double x = 0, y = 0;
};
/// Metres. x to the right, y up, z forward along the road; the camera of a street starts above the origin.
struct Vec3 {
    double x = 0, y = 0, z = 0;
};
constexpr Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
constexpr Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
constexpr Vec3 operator*(Vec3 a, double s) { return {a.x * s, a.y * s, a.z * s}; }
constexpr double dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr Vec3 cross(Vec3 a, Vec3 b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
inline double length(Vec3 a) { return std::sqrt(dot(a, a)); }
inline Vec3 normalized(Vec3 a) { return a * (1.0 / length(a)); }

inline constexpr double kPi = 3.14159265358979323846;
double exactSin(double radians); ///< error below 1e-9 for |radians| ≤ 1000
double exactCos(double radians);
double exactExp(double x);                     ///< relative error below 1e-9 for |x| ≤ 80
double exactPow(double base, double exponent); ///< REQUIRES: base > 0

/// Counter-based random numbers: a value, copied freely. fork(n) is a stream of its own, so that a change in how one
/// thing is drawn does not move all others.
class Random {
public:
    explicit constexpr Random(std::uint64_t key) : m_key(mixBits(key)) {}
    constexpr Random fork(std::uint64_t stream) const { return Random(m_key ^ mixBits(stream + 0x51ed2701)); }
    constexpr std::uint64_t bits() { return mixBits(m_key + m_count++); }
    constexpr double unit() { return static_cast<double>(bits() >> 11) * 0x1p-53; } ///< [0, 1)
    constexpr double between(double low, double high) { return low + (high - low) * unit(); }
    constexpr int below(int count) { return static_cast<int>(unit() * count); } ///< 0 … count − 1
    constexpr bool chance(double probability) { return unit() < probability; }

private:
    std::uint64_t m_key;
    std::uint64_t m_count = 0;
};

} // namespace core
