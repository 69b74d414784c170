// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Winograd's transforms of inputs and outputs along one side of a tile, for one vector of channels. Rows and columns
// are done one after the other with the numbers between them in a small table, so that each combination of sides is two
// function pointers and no code of its own. Included once per instruction set.

#if defined(KERBSIDE_WINOGRAD_TRANSFORMS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef KERBSIDE_WINOGRAD_TRANSFORMS_INL_H
#undef KERBSIDE_WINOGRAD_TRANSFORMS_INL_H
#else
#define KERBSIDE_WINOGRAD_TRANSFORMS_INL_H
#endif

#include "inference/kernels/micro_kernel-inl.h"
#include "inference/kernels/winograd_sides.h"

#include <cstddef>
#include <cstdint>
#include <utility>

HWY_BEFORE_NAMESPACE();
namespace inference::kernels::HWY_NAMESPACE {

HWY_INLINE Floats constant(double value) { return hn::Set(FloatTag(), static_cast<float>(value)); }
/// a·x + y and y − a·x
HWY_INLINE Floats plus(double a, Floats x, Floats y) { return hn::MulAdd(constant(a), x, y); }
HWY_INLINE Floats minus(double a, Floats x, Floats y) { return hn::NegMulAdd(constant(a), x, y); }

/// Products at ±p share what even and what odd inputs give.
HWY_INLINE void inputPair(double p, Floats even, Floats odd, Floats* r) {
    r[0] = plus(p, odd, even);
    r[1] = minus(p, odd, even);
}
HWY_INLINE void inputPairOf6(double p, double q2, double r2, const Floats* x, Floats* r) {
    const Floats even = plus(q2 * r2, x[2], minus(q2 + r2, x[4], x[6]));
    const Floats odd = plus(q2 * r2, x[1], minus(q2 + r2, x[3], x[5]));
    inputPair(p, even, odd, r);
}

/// r: one number per product, from the inputs x.
template <Winograd kSide> HWY_INLINE void transformInput(const Floats* x, Floats* r) {
    constexpr WinogradPoints k = pointsOf(kSide);
    if constexpr (kSide == Winograd::Z2) {
        r[0] = hn::Add(x[0], x[1]);
        r[1] = x[1];
        r[2] = x[0];
    } else if constexpr (kSide == Winograd::F2) {
        r[0] = hn::Sub(x[2], x[0]);
        r[1] = hn::Add(x[2], x[1]);
        r[2] = hn::Sub(x[2], x[1]);
        r[3] = hn::Sub(x[3], x[1]);
    } else if constexpr (kSide == Winograd::F3) {
        const Floats odd = hn::Sub(x[3], x[1]);
        r[0] = plus(2, hn::Sub(x[0], x[2]), odd);
        r[1] = hn::Sub(minus(2, x[1], x[3]), x[2]);
        r[2] = plus(2, x[1], minus(3, x[2], x[3]));
        r[3] = odd;
        r[4] = plus(-2, odd, hn::Sub(x[4], x[2]));
    } else if constexpr (kSide == Winograd::F6) {
        constexpr double e1 = k.a2 + k.b2 + k.c2, e2 = k.a2 * k.b2 + k.a2 * k.c2 + k.b2 * k.c2, e3 = k.a2 * k.b2 * k.c2;
        r[0] = minus(e3, x[0], plus(e2, x[2], minus(e1, x[4], x[6])));
        inputPairOf6(k.a, k.b2, k.c2, x, r + 1);
        inputPairOf6(k.b, k.a2, k.c2, x, r + 3);
        inputPairOf6(k.c, k.a2, k.b2, x, r + 5);
        r[7] = minus(e3, x[1], plus(e2, x[3], minus(e1, x[5], x[7])));
    } else {
        r[0] = plus(k.a2 * k.b2, x[0], minus(k.a2 + k.b2, x[2], x[4]));
        inputPair(k.a, minus(k.b2, x[2], x[4]), minus(k.b2, x[1], x[3]), r + 1);
        inputPair(k.b, minus(k.a2, x[2], x[4]), minus(k.a2, x[1], x[3]), r + 3);
        r[5] = plus(k.a2 * k.b2, x[1], minus(k.a2 + k.b2, x[3], x[5]));
    }
}

/// y: the outputs, from the products m: y[i] = Σ pⁱ·m(p), the last one with the product at ∞ as well.
template <Winograd kSide> HWY_INLINE void transformOutput(const Floats* m, Floats* y) {
    constexpr WinogradPoints k = pointsOf(kSide);
    if constexpr (kSide == Winograd::Z2) {
        y[0] = hn::Add(m[0], m[1]);
        y[1] = hn::Add(m[0], m[2]);
        return;
    } else {
        const Floats sumA = hn::Add(m[1], m[2]), differenceA = hn::Sub(m[1], m[2]);
        if constexpr (kSide == Winograd::F2) {
            y[0] = hn::Add(m[0], sumA);
            y[1] = hn::Add(differenceA, m[3]);
        } else if constexpr (kSide == Winograd::F3) {
            y[0] = hn::Add(m[0], hn::Add(sumA, m[3]));
            y[1] = plus(2, m[3], differenceA);
            y[2] = plus(4, m[3], hn::Add(sumA, m[4]));
        } else {
            const Floats sumB = hn::Add(m[3], m[4]), differenceB = hn::Sub(m[3], m[4]);
            const Floats odd = hn::Mul(constant(k.a), differenceA), even = hn::Mul(constant(k.a2), sumA);
            if constexpr (kSide == Winograd::F6) {
                const Floats sumC = hn::Add(m[5], m[6]), differenceC = hn::Sub(m[5], m[6]);
                const Floats odd3 = hn::Mul(constant(k.a * k.a2), differenceA);
                const Floats even4 = hn::Mul(constant(k.a2 * k.a2), sumA);
                y[0] = hn::Add(hn::Add(m[0], sumA), hn::Add(sumB, sumC));
                y[1] = plus(k.c, differenceC, plus(k.b, differenceB, odd));
                y[2] = plus(k.c2, sumC, plus(k.b2, sumB, even));
                y[3] = plus(k.c * k.c2, differenceC, plus(k.b * k.b2, differenceB, odd3));
                y[4] = plus(k.c2 * k.c2, sumC, plus(k.b2 * k.b2, sumB, even4));
                y[5] = plus(k.c * k.c2 * k.c2, differenceC,
                            plus(k.b * k.b2 * k.b2, differenceB, plus(k.a * k.a2 * k.a2, differenceA, m[7])));
            } else {
                y[0] = hn::Add(m[0], hn::Add(sumA, sumB));
                y[1] = plus(k.b, differenceB, odd);
                y[2] = plus(k.b2, sumB, even);
                y[3] = plus(k.b * k.b2, differenceB, plus(k.a * k.a2, differenceA, m[5]));
            }
        }
    }
}

/// Table between the stages: [kMostInputs][kMostInputs] vectors; each row is what one vector of the other side gave.
constexpr std::size_t kBetweenStep = kMostInputs * kLanes;
constexpr std::size_t kBetween = kMostInputs * kBetweenStep;

/// Where a tile's outputs go, and what is done to them; steps in floats.
struct OutputPlace {
    std::size_t rows = 0, columns = 0; ///< of the tile that lie inside the picture
    float* to = nullptr;
    std::size_t rowStep = 0, columnStep = 0;
    const float* residual = nullptr;
    std::size_t residualRowStep = 0, residualColumnStep = 0;
    const float* bias = nullptr; ///< of these channels, a whole vector
    float lowest = 0, highest = 0;
};

// Loads and stores with constant indices, so that vectors stay in registers.
template <std::size_t... i>
HWY_INLINE void loadVectors(const float* from, std::size_t step, Floats* to, std::index_sequence<i...>) {
    ((to[i] = hn::Load(FloatTag(), from + i * step)), ...);
}
template <std::size_t... i>
HWY_INLINE void loadPixels(const float* const* from, std::size_t step, std::size_t channel, Floats* to,
                           std::index_sequence<i...>) {
    ((to[i] = hn::LoadU(FloatTag(), from[i * step] + channel)), ...);
}
template <std::size_t... i>
HWY_INLINE void storeVectors(const Floats* from, float* to, std::size_t step, std::index_sequence<i...>) {
    (hn::Store(from[i], FloatTag(), to + i * step), ...);
}
template <std::size_t... i> HWY_INLINE void expectStores(const float* to, std::size_t step, std::index_sequence<i...>) {
    (__builtin_prefetch(to + i * step, 1, 3), ...);
}
template <std::size_t... i>
HWY_INLINE void storeOutputs(Floats* from, const OutputPlace& place, std::size_t row, std::index_sequence<i...>) {
    const FloatTag d;
    const Floats bias = hn::Load(d, place.bias), lowest = hn::Set(d, place.lowest), highest = hn::Set(d, place.highest);
    float* to = place.to + row * place.rowStep;
    ((from[i] = hn::Add(from[i], bias)), ...);
    if (place.residual != nullptr) {
        const float* residual = place.residual + row * place.residualRowStep;
        ((i < place.columns ? void(from[i] = hn::Add(from[i], hn::LoadU(d, residual + i * place.residualColumnStep)))
                            : void()),
         ...);
    }
    // The limits first: a number that is none stays none.
    ((from[i] = hn::Min(highest, hn::Max(lowest, from[i]))), ...);
    ((i < place.columns ? hn::StoreU(from[i], d, to + i * place.columnStep) : void()), ...);
    // The next tile's, a guess that may lie outside the picture.
    (__builtin_prefetch(reinterpret_cast<const void*>(reinterpret_cast<std::uintptr_t>(to) +
                                                      (sizeof...(i) + i) * place.columnStep * sizeof(float)),
                        1, 3),
     ...);
}

/// Asks for what lies `bytes` ahead of the pixels of a column. A guess that may lie outside the picture: nothing is
/// read.
template <std::size_t... i>
HWY_INLINE void expectPixels(const float* const* from, std::size_t step, std::uintptr_t bytes,
                             std::index_sequence<i...>) {
    (__builtin_prefetch(reinterpret_cast<const void*>(reinterpret_cast<std::uintptr_t>(from[i * step]) + bytes), 0, 2),
     ...);
}

/// A tile's inputs.
struct InputPlace {
    const float* const* pixels = nullptr;    ///< [row][column]
    std::size_t columns = 0, newColumns = 0; ///< newColumns: those at the right that the tile before does not have
    std::uintptr_t ahead = 0;                ///< bytes to the tile that is transformed a group later
};

/// Rows of a tile's inputs, for each column: [row][column] of the pixels → between[product][column]
template <Winograd kSide> void inputRows(const InputPlace& place, std::size_t channel, float* HWY_RESTRICT between) {
    const float* const* pixels = place.pixels;
    const std::size_t columns = place.columns, firstNew = columns - place.newColumns;
    constexpr std::make_index_sequence<sideOf(kSide).inputs> kInputs;
    constexpr std::make_index_sequence<sideOf(kSide).products> kProducts;
    for (std::size_t column = 0; column < columns; ++column) {
        Floats x[kInputs.size()], r[kProducts.size()];
        loadPixels(pixels + column, columns, channel, x, kInputs);
        transformInput<kSide>(x, r);
        storeVectors(r, between + column * kLanes, kBetweenStep, kProducts);
        if (column >= firstNew) expectPixels(pixels + column, columns, place.ahead + channel * sizeof(float), kInputs);
    }
}

/// Columns, for each product of the rows: between[row][column] → to[(row · products + product) · step].
template <Winograd kSide>
void inputColumns(const float* HWY_RESTRICT between, std::size_t rows, float* HWY_RESTRICT to, std::size_t step) {
    constexpr std::make_index_sequence<sideOf(kSide).inputs> kInputs;
    constexpr std::make_index_sequence<sideOf(kSide).products> kProducts;
    for (std::size_t row = 0; row < rows; ++row) {
        Floats x[kInputs.size()], r[kProducts.size()];
        loadVectors(between + row * kBetweenStep, kLanes, x, kInputs);
        transformInput<kSide>(x, r);
        storeVectors(r, to + row * kProducts.size() * step, step, kProducts);
        expectStores(to + row * kProducts.size() * step + kLanes, step, kProducts);
    }
}

/// Rows of a tile's products, for each of its columns: from[(product · columns + column) · step] →
/// between[output][column].
template <Winograd kSide>
void outputRows(const float* HWY_RESTRICT from, std::size_t step, std::size_t columns, float* HWY_RESTRICT between) {
    constexpr std::make_index_sequence<sideOf(kSide).products> kProducts;
    constexpr std::make_index_sequence<sideOf(kSide).outputs> kOutputs;
    for (std::size_t column = 0; column < columns; ++column) {
        Floats m[kProducts.size()], y[kOutputs.size()];
        loadVectors(from + column * step, columns * step, m, kProducts);
        transformOutput<kSide>(m, y);
        storeVectors(y, between + column * kLanes, kBetweenStep, kOutputs);
    }
}

/// Columns, for each row of outputs inside the picture: between[row][product] → the picture.
template <Winograd kSide> void outputColumns(const float* HWY_RESTRICT between, const OutputPlace& place) {
    constexpr std::make_index_sequence<sideOf(kSide).products> kProducts;
    constexpr std::make_index_sequence<sideOf(kSide).outputs> kOutputs;
    for (std::size_t row = 0; row < place.rows; ++row) {
        Floats m[kProducts.size()], y[kOutputs.size()];
        loadVectors(between + row * kBetweenStep, kLanes, m, kProducts);
        transformOutput<kSide>(m, y);
        storeOutputs(y, place, row, kOutputs);
    }
}

/// The four stages of one side.
struct SideStages {
    void (*inputRows)(const InputPlace&, std::size_t, float*);
    void (*inputColumns)(const float*, std::size_t, float*, std::size_t);
    void (*outputRows)(const float*, std::size_t, std::size_t, float*);
    void (*outputColumns)(const float*, const OutputPlace&);
};
template <Winograd kSide> constexpr SideStages stages() {
    return {&inputRows<kSide>, &inputColumns<kSide>, &outputRows<kSide>, &outputColumns<kSide>};
}
inline const SideStages& stagesOf(Winograd side) {
    static constexpr SideStages kStages[] = {stages<Winograd::Z2>(),        stages<Winograd::F2>(),
                                             stages<Winograd::F3>(),        stages<Winograd::F4>(),
                                             stages<Winograd::F4Careful>(), stages<Winograd::F6>()};
    return kStages[static_cast<std::size_t>(side)];
}

} // namespace inference::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
