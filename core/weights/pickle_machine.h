// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The work of readPickle(): a stack, marks and a memo.
#pragma once

#include "core/weights/pickle.h"

#include <optional>
#include <unordered_map>

namespace core {

/// Used once. The first failure stays and ends run(); until then operations on it go on with None, so that each opcode
/// reads as what it does.
class PickleMachine {
public:
    PickleMachine(PickleInput& input, const CheckpointLimits& limits, const std::string& origin)
        : m_input(input), m_limits(limits), m_origin(origin) {}
    Result<Pickle> run();

private:
    bool step(unsigned opcode); ///< false after STOP
    bool stepScalar(unsigned opcode);
    bool stepText(unsigned opcode);
    bool stepContainer(unsigned opcode);
    bool stepMemo(unsigned opcode);
    bool stepObject(unsigned opcode);

    void refuse(ErrorCode code, const std::string& what);
    void corrupt(const std::string& what) { refuse(ErrorCode::Corrupt, what); }

    std::span<const std::byte> take(std::uint64_t count);
    std::uint64_t number(std::size_t bytes);
    std::string line();

    void push(PickleValue value);
    PickleValue pop();
    PickleValue top();
    std::vector<PickleValue> popToMark();
    PickleValue create(PickleKind kind, std::vector<PickleValue> items = {});
    PickleValue createText(PickleKind kind, std::string_view text);
    PickleValue createGlobal(std::string_view module, std::string_view name);
    void attach(PickleValue container, PickleValue child);
    void pushText(PickleKind kind, std::uint64_t bytes);
    void memoize(std::uint64_t index);
    void recall(std::uint64_t index);
    void appendAll(PickleValue target, std::span<const PickleValue> values);
    void addAll(PickleValue target, std::span<const PickleValue> values);
    void setAll(PickleValue target, std::span<const PickleValue> values);
    void makeObject(PickleValue maker, PickleValue arguments);
    void build(PickleValue state);
    PickleValue part(PickleValue object, std::size_t index, PickleKind kind);

    PickleInput& m_input;
    const CheckpointLimits& m_limits;
    const std::string& m_origin;
    std::uint64_t m_opcodeAt = 0;
    std::uint64_t m_globalBytes = 0;
    Pickle m_pickle;
    std::vector<PickleValue> m_stack;
    std::vector<std::size_t> m_marks; // stack sizes
    std::unordered_map<std::uint64_t, PickleValue> m_memo;
    std::optional<Error> m_error;
};

} // namespace core
