// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/pickle.h"

#include <bit>
#include <cassert>

namespace core {

double PickleValue::real() const { return std::bit_cast<double>(number); }

std::string_view Pickle::text(PickleValue value) const {
    assert(value.kind == PickleKind::Text || value.kind == PickleKind::Bytes || value.kind == PickleKind::Global);
    const Node& node = at(value);
    return std::string_view(m_texts).substr(node.textStart, node.textBytes);
}

std::span<const PickleValue> Pickle::items(PickleValue value) const {
    assert(value.kind >= PickleKind::Tuple && value.kind != PickleKind::Object);
    return at(value).items;
}

PickleObject Pickle::object(PickleValue value) const {
    assert(value.kind == PickleKind::Object);
    const auto& items = at(value).items;
    return {items[0], items[1], items[2], items[3], items[4]};
}

std::string_view Pickle::globalName(PickleValue value) const {
    return value.kind == PickleKind::Global ? text(value) : std::string_view();
}

PickleValue Pickle::node(std::size_t index) const { return {m_nodes[index].kind, static_cast<std::int64_t>(index)}; }

} // namespace core
