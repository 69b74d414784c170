// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A restricted pickle machine: it builds a graph of plain values and never looks up, calls or imports anything. What a
// pickle wants called stays in the graph as an object with the name of its maker and the arguments.
// The opcodes are those of CPython's Lib/pickletools.py, protocols 0 to 4 and BYTEARRAY8 of 5.
#pragma once

#include "core/base/result.h"
#include "core/weights/checkpoint.h"
#include "core/weights/pickle_input.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class PickleKind : std::uint8_t {
    None,
    Bool,
    Int,
    Float,
    BigInt, ///< an integer beyond 64 bits; its value is not kept
    // The kinds below are nodes of the graph.
    Text,
    Bytes,
    Global, ///< its text is "module.name"
    Tuple,
    List,
    Set,
    Dict,       ///< its items are key, value, key, value …
    Object,     ///< see PickleObject
    Persistent, ///< its one item is the persistent id
};

struct PickleValue {
    PickleKind kind = PickleKind::None;
    std::int64_t number = 0; ///< of Bool and Int; the bits of Float; the node of the other kinds

    bool isNode() const { return kind >= PickleKind::Text; }
    double real() const;
};

/// What REDUCE, NEWOBJ, INST and OBJ made: `maker(*arguments)`, then `__setstate__(state)`, and what was put in.
struct PickleObject {
    PickleValue maker;
    PickleValue arguments; ///< a Tuple
    PickleValue state;     ///< None without BUILD
    PickleValue elements;  ///< a List of what was appended or added, or None
    PickleValue pairs;     ///< a Dict of what was set by key, or None
};

/// A flat store of nodes: values refer to each other by number, so that neither cycles nor depth matter to its
/// destruction.
class Pickle {
public:
    PickleValue root;

    /// REQUIRES: Text, Bytes or Global.
    std::string_view text(PickleValue value) const;
    /// REQUIRES: Tuple, List, Set, Dict or Persistent.
    std::span<const PickleValue> items(PickleValue value) const;
    /// REQUIRES: Object.
    PickleObject object(PickleValue value) const;
    /// "module.name" when the value is a Global, else nothing.
    std::string_view globalName(PickleValue value) const;
    std::size_t nodes() const { return m_nodes.size(); }
    /// REQUIRES: index < nodes().
    PickleValue node(std::size_t index) const;

private:
    friend class PickleMachine;
    struct Node {
        PickleKind kind = PickleKind::None;
        std::uint32_t depth = 0;        // levels of nodes below, as far as known when it was built
        std::vector<PickleValue> items; // of an Object: maker, arguments, state, elements, pairs
        std::uint64_t textStart = 0;    // in m_texts
        std::uint64_t textBytes = 0;
    };
    const Node& at(PickleValue value) const { return m_nodes[static_cast<std::size_t>(value.number)]; }
    Node& at(PickleValue value) { return m_nodes[static_cast<std::size_t>(value.number)]; }
    std::vector<Node> m_nodes;
    std::string m_texts;
};

/// Reads one pickle, up to and with its STOP. `origin` begins every message: the file, and the part of it. Corrupt for
/// broken, odd or endless input; Unsupported beyond the limits, for extension codes, and for globals that would run
/// something, naming the global and what it would do.
Result<Pickle> readPickle(PickleInput& input, const CheckpointLimits& limits, const std::string& origin);

} // namespace core
