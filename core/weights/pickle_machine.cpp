// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/pickle_machine.h"

#include "core/weights/dangerous_globals.h"
#include "core/weights/pickle_literals.h"
#include "core/weights/shown_name.h"

#include <algorithm>

namespace core {
namespace {

// Places in an Object's items.
constexpr std::size_t kState = 2;
constexpr std::size_t kElements = 3;
constexpr std::size_t kPairs = 4;

/// Of all names of globals. Other texts are no longer than the file, but STACK_GLOBAL joins two recalled ones in five
/// bytes, again and again.
constexpr std::uint64_t kMostGlobalBytes = 16 << 20;

std::string_view asText(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Python 2's names of modules that were renamed.
std::string_view modernModule(std::string_view module) {
    if (module == "__builtin__") return "builtins";
    if (module == "copy_reg") return "copyreg";
    return module;
}

} // namespace

Result<Pickle> readPickle(PickleInput& input, const CheckpointLimits& limits, const std::string& origin) {
    return PickleMachine(input, limits, origin).run();
}

Result<Pickle> PickleMachine::run() {
    std::uint64_t opcodes = 0;
    for (bool going = true; going;) {
        m_opcodeAt = m_input.position();
        if (++opcodes > m_limits.opcodes)
            refuse(ErrorCode::Unsupported, fmt::format("there are more than {} opcodes", m_limits.opcodes));
        else if (const auto bytes = take(1); !bytes.empty())
            going = step(static_cast<unsigned>(bytes.front()));
        if (m_error) return fail(std::move(*m_error));
    }
    return std::move(m_pickle);
}

void PickleMachine::refuse(ErrorCode code, const std::string& what) {
    if (!m_error) m_error = Error{code, fmt::format("{}: at byte {} {}.", m_origin, m_opcodeAt, what)};
}

std::span<const std::byte> PickleMachine::take(std::uint64_t count) {
    if (count > m_input.left()) {
        corrupt(fmt::format("{} bytes are wanted, but only {} are left", count, m_input.left()));
        return {};
    }
    if (const auto bytes = m_input.take(count)) return *bytes;
    refuse(ErrorCode::Io, "the file cannot be read on");
    return {};
}

std::uint64_t PickleMachine::number(std::size_t bytes) { return littleEndian(take(bytes)); }

std::string PickleMachine::line() {
    std::string text;
    while (!m_error) {
        const auto letter = asText(take(1));
        if (letter == "\n") break;
        if (text.size() == m_limits.stringBytes)
            refuse(ErrorCode::Unsupported, fmt::format("a line has more than {} bytes", m_limits.stringBytes));
        text += letter;
    }
    return text;
}

void PickleMachine::push(PickleValue value) {
    if (m_stack.size() == m_limits.nodes)
        return refuse(ErrorCode::Unsupported, fmt::format("the stack holds more than {} values", m_limits.nodes));
    m_stack.push_back(value);
}

PickleValue PickleMachine::pop() {
    const std::size_t floor = m_marks.empty() ? 0 : m_marks.back();
    if (m_stack.size() <= floor) {
        corrupt("a value is taken from an empty stack");
        return {};
    }
    const PickleValue value = m_stack.back();
    m_stack.pop_back();
    return value;
}

PickleValue PickleMachine::top() {
    const PickleValue value = pop();
    push(value);
    return value;
}

std::vector<PickleValue> PickleMachine::popToMark() {
    if (m_marks.empty()) {
        corrupt("a mark is taken that was never set");
        return {};
    }
    const auto first = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    std::vector<PickleValue> values(first, m_stack.end());
    m_stack.erase(first, m_stack.end());
    m_marks.pop_back();
    return values;
}

PickleValue PickleMachine::create(PickleKind kind, std::vector<PickleValue> items) {
    const PickleValue value{kind, static_cast<std::int64_t>(m_pickle.m_nodes.size())};
    if (m_pickle.m_nodes.size() == m_limits.nodes)
        refuse(ErrorCode::Unsupported, fmt::format("there are more than {} values", m_limits.nodes));
    auto& node = m_pickle.m_nodes.emplace_back();
    node.kind = kind;
    node.items = std::move(items);
    for (std::size_t i = 0; i < m_pickle.at(value).items.size(); ++i) attach(value, m_pickle.at(value).items[i]);
    return value;
}

PickleValue PickleMachine::createText(PickleKind kind, std::string_view text) {
    const PickleValue value = create(kind);
    auto& node = m_pickle.at(value);
    node.textStart = m_pickle.m_texts.size();
    node.textBytes = text.size();
    m_pickle.m_texts += text;
    return value;
}

PickleValue PickleMachine::createGlobal(std::string_view module, std::string_view name) {
    module = modernModule(module);
    m_globalBytes += module.size() + name.size() + 1;
    if (m_globalBytes > kMostGlobalBytes) {
        refuse(ErrorCode::Unsupported, fmt::format("the names of globals have more than {} bytes", kMostGlobalBytes));
        return {};
    }
    const std::string whole = fmt::format("{}.{}", module, name);
    if (const std::string_view danger = dangerOfGlobal(module, name); !danger.empty())
        refuse(ErrorCode::Unsupported,
               fmt::format("it names {}, which would {} when the file is loaded in Python; it is refused",
                           shownName(whole), danger));
    return createText(PickleKind::Global, whole);
}

void PickleMachine::attach(PickleValue container, PickleValue child) {
    if (!child.isNode()) return;
    auto& depth = m_pickle.at(container).depth;
    depth = std::max(depth, m_pickle.at(child).depth + 1);
    if (depth > m_limits.depth)
        refuse(ErrorCode::Unsupported, fmt::format("values are nested more than {} levels deep", m_limits.depth));
}

void PickleMachine::pushText(PickleKind kind, std::uint64_t bytes) {
    if (bytes > m_input.left())
        corrupt(fmt::format("a text of {} bytes is announced, but only {} bytes are left", bytes, m_input.left()));
    else if (bytes > m_limits.stringBytes)
        refuse(ErrorCode::Unsupported,
               fmt::format("a text has {} bytes; at most {} are read", bytes, m_limits.stringBytes));
    else
        push(createText(kind, asText(take(bytes))));
}

void PickleMachine::memoize(std::uint64_t index) {
    if (index >= m_limits.memo || m_memo.size() >= m_limits.memo)
        refuse(ErrorCode::Unsupported,
               fmt::format("the memo index {} is beyond the limit of {}", index, m_limits.memo));
    else
        m_memo[index] = top();
}

void PickleMachine::recall(std::uint64_t index) {
    const auto found = m_memo.find(index);
    if (found == m_memo.end())
        corrupt(fmt::format("the memo index {} is read before it was written", index));
    else
        push(found->second);
}

PickleValue PickleMachine::part(PickleValue object, std::size_t index, PickleKind kind) {
    if (m_pickle.at(object).items[index].kind != kind) {
        const PickleValue created = create(kind);
        m_pickle.at(object).items[index] = created;
        attach(object, created);
    }
    return m_pickle.at(object).items[index];
}

void PickleMachine::appendAll(PickleValue target, std::span<const PickleValue> values) {
    if (target.kind == PickleKind::Object) {
        const PickleValue elements = part(target, kElements, PickleKind::List);
        appendAll(elements, values);
        attach(target, elements);
    } else if (target.kind != PickleKind::List)
        corrupt("something is appended to what is no list");
    else
        for (const PickleValue value : values) {
            m_pickle.at(target).items.push_back(value);
            attach(target, value);
        }
}

void PickleMachine::addAll(PickleValue target, std::span<const PickleValue> values) {
    if (target.kind == PickleKind::Object) return appendAll(target, values);
    if (target.kind != PickleKind::Set) return corrupt("something is added to what is no set");
    for (const PickleValue value : values) {
        m_pickle.at(target).items.push_back(value);
        attach(target, value);
    }
}

void PickleMachine::setAll(PickleValue target, std::span<const PickleValue> values) {
    if (values.size() % 2 != 0) return corrupt("a key without a value is put into a dictionary");
    if (target.kind == PickleKind::Object) {
        const PickleValue pairs = part(target, kPairs, PickleKind::Dict);
        setAll(pairs, values);
        return attach(target, pairs);
    }
    if (target.kind != PickleKind::Dict) return corrupt("a key is set in what is no dictionary");
    for (const PickleValue value : values) {
        m_pickle.at(target).items.push_back(value);
        attach(target, value);
    }
}

void PickleMachine::makeObject(PickleValue maker, PickleValue arguments) {
    if (maker.kind != PickleKind::Global && maker.kind != PickleKind::Persistent && maker.kind != PickleKind::Object)
        return corrupt("something is called that is no function or class");
    if (arguments.kind != PickleKind::Tuple) return corrupt("the arguments of a call are no tuple");
    push(create(PickleKind::Object, {maker, arguments, {}, {}, {}}));
}

void PickleMachine::build(PickleValue state) {
    const PickleValue object = top();
    if (object.kind != PickleKind::Object) return corrupt("a state is given to what is no object");
    if (m_pickle.at(object).items[kState].kind != PickleKind::None) return corrupt("an object is given a second state");
    m_pickle.at(object).items[kState] = state;
    attach(object, state);
}

} // namespace core
