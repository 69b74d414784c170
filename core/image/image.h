// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures as values: rows from top to bottom, contiguous, no padding.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace core {

struct Size {
    int width = 0;
    int height = 0;
    bool operator==(const Size&) const = default;
    std::size_t area() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
    bool isEmpty() const { return width <= 0 || height <= 0; }
};

struct Rgb {
    std::uint8_t r = 0, g = 0, b = 0;
    bool operator==(const Rgb&) const = default;
};

/// One value per pixel.
template <class T> class Plane {
public:
    Plane() = default;
    explicit Plane(Size size, T value = T{}) : m_size(size), m_values(size.area(), value) {}
    Plane(Size size, std::vector<T> values) : m_size(size), m_values(std::move(values)) {
        assert(m_values.size() == size.area());
    }
    bool operator==(const Plane&) const = default;

    Size size() const { return m_size; }
    int width() const { return m_size.width; }
    int height() const { return m_size.height; }
    bool isEmpty() const { return m_values.empty(); }
    T* row(int y) { return m_values.data() + index(0, y); }
    const T* row(int y) const { return m_values.data() + index(0, y); }
    T& at(int x, int y) { return m_values[index(x, y)]; }
    const T& at(int x, int y) const { return m_values[index(x, y)]; }
    std::vector<T>& values() { return m_values; }
    const std::vector<T>& values() const { return m_values; }

private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_size.width) + static_cast<std::size_t>(x);
    }
    Size m_size;
    std::vector<T> m_values;
};

/// An 8-bit RGB photo or rendering.
using Image = Plane<Rgb>;
static_assert(sizeof(Rgb) == 3, "an Image is a plain row of R, G, B bytes");

} // namespace core
