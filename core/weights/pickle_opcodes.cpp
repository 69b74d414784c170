// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One case per opcode, with the names of CPython's Lib/pickletools.py.
#include "core/weights/pickle_literals.h"
#include "core/weights/pickle_machine.h"

#include <bit>

namespace core {

bool PickleMachine::step(unsigned opcode) {
    switch (opcode) {
    case 0x80: // PROTO
        if (const std::uint64_t protocol = number(1); protocol > 5)
            refuse(ErrorCode::Unsupported, fmt::format("the pickle protocol is {}; at most 5 is read", protocol));
        return true;
    case 0x95: // FRAME: only a hint for readers, but a lying one is damage
        if (const std::uint64_t bytes = number(8); bytes > m_input.left())
            corrupt(fmt::format("a frame of {} bytes is announced, but only {} are left", bytes, m_input.left()));
        return true;
    case '.': // STOP
        m_pickle.root = pop();
        if (!m_marks.empty() || !m_stack.empty()) corrupt("the pickle ends with values left over");
        return false;
    case 0x82: // EXT1
    case 0x83: // EXT2
    case 0x84: // EXT4
        refuse(ErrorCode::Unsupported, "an extension code is used, which only the writing program knows");
        return true;
    default: break;
    }
    if (!stepScalar(opcode) && !stepText(opcode) && !stepContainer(opcode) && !stepMemo(opcode) && !stepObject(opcode))
        corrupt(fmt::format("stands the unknown opcode 0x{:02x}", opcode));
    return true;
}

bool PickleMachine::stepScalar(unsigned opcode) {
    const auto pushLine = [this](const std::optional<PickleValue>& value) {
        if (value)
            push(*value);
        else
            corrupt("a number is not written as one");
    };
    switch (opcode) {
    case 'N': push({}); break;                                                      // NONE
    case 0x88: push({PickleKind::Bool, 1}); break;                                  // NEWTRUE
    case 0x89: push({PickleKind::Bool, 0}); break;                                  // NEWFALSE
    case 'J': push({PickleKind::Int, static_cast<std::int32_t>(number(4))}); break; // BININT
    case 'K': push({PickleKind::Int, static_cast<std::int64_t>(number(1))}); break; // BININT1
    case 'M': push({PickleKind::Int, static_cast<std::int64_t>(number(2))}); break; // BININT2
    case 'G':
        push({PickleKind::Float, static_cast<std::int64_t>(__builtin_bswap64(number(8)))});
        break;                                        // BINFLOAT, big-endian
    case 'I':                                         // INT
    case 'L': pushLine(integerOfLine(line())); break; // LONG
    case 'F': pushLine(floatOfLine(line())); break;   // FLOAT
    case 0x8A:                                        // LONG1
    case 0x8B: {                                      // LONG4
        const std::uint64_t bytes = number(opcode == 0x8A ? 1 : 4);
        if (bytes > m_limits.stringBytes)
            corrupt(fmt::format("an integer of {} bytes is announced", bytes));
        else
            push(integerOfBytes(take(bytes)));
        break;
    }
    default: return false;
    }
    return true;
}

bool PickleMachine::stepText(unsigned opcode) {
    switch (opcode) {
    case 'X': pushText(PickleKind::Text, number(4)); break;   // BINUNICODE
    case 0x8C: pushText(PickleKind::Text, number(1)); break;  // SHORT_BINUNICODE
    case 0x8D: pushText(PickleKind::Text, number(8)); break;  // BINUNICODE8
    case 'T': pushText(PickleKind::Text, number(4)); break;   // BINSTRING: Python 2's str, the keys of its writers
    case 'U': pushText(PickleKind::Text, number(1)); break;   // SHORT_BINSTRING
    case 'B': pushText(PickleKind::Bytes, number(4)); break;  // BINBYTES
    case 'C': pushText(PickleKind::Bytes, number(1)); break;  // SHORT_BINBYTES
    case 0x8E: pushText(PickleKind::Bytes, number(8)); break; // BINBYTES8
    case 0x96: pushText(PickleKind::Bytes, number(8)); break; // BYTEARRAY8
    case 'S':                                                 // STRING
        if (const auto text = textOfLine(line()))
            push(createText(PickleKind::Text, *text));
        else
            corrupt("a text is not quoted as one");
        break;
    case 'V': push(createText(PickleKind::Text, line())); break; // UNICODE; its rare \u escapes stay as they are
    default: return false;
    }
    return true;
}

bool PickleMachine::stepContainer(unsigned opcode) {
    switch (opcode) {
    case '(': m_marks.push_back(m_stack.size()); break;            // MARK
    case ')': push(create(PickleKind::Tuple)); break;              // EMPTY_TUPLE
    case ']': push(create(PickleKind::List)); break;               // EMPTY_LIST
    case '}': push(create(PickleKind::Dict)); break;               // EMPTY_DICT
    case 0x8F: push(create(PickleKind::Set)); break;               // EMPTY_SET
    case 't': push(create(PickleKind::Tuple, popToMark())); break; // TUPLE
    case 'l': push(create(PickleKind::List, popToMark())); break;  // LIST
    case 0x91: push(create(PickleKind::Set, popToMark())); break;  // FROZENSET
    case 0x85: push(create(PickleKind::Tuple, {pop()})); break;    // TUPLE1
    case 0x86:                                                     // TUPLE2
    case 0x87: {                                                   // TUPLE3
        std::vector<PickleValue> values(opcode == 0x86 ? 2 : 3);
        for (auto value = values.rbegin(); value != values.rend(); ++value) *value = pop();
        push(create(PickleKind::Tuple, std::move(values)));
        break;
    }
    case 'd': { // DICT
        const auto values = popToMark();
        const PickleValue dict = create(PickleKind::Dict);
        setAll(dict, values);
        push(dict);
        break;
    }
    case 'a': { // APPEND
        const PickleValue value = pop();
        appendAll(top(), {&value, 1});
        break;
    }
    case 'e': { // APPENDS
        const auto values = popToMark();
        appendAll(top(), values);
        break;
    }
    case 0x90: { // ADDITEMS
        const auto values = popToMark();
        addAll(top(), values);
        break;
    }
    case 's': { // SETITEM
        std::vector<PickleValue> pair(2);
        pair[1] = pop();
        pair[0] = pop();
        setAll(top(), pair);
        break;
    }
    case 'u': { // SETITEMS
        const auto values = popToMark();
        setAll(top(), values);
        break;
    }
    default: return false;
    }
    return true;
}

bool PickleMachine::stepMemo(unsigned opcode) {
    const auto index = [this] {
        const auto value = integerOfLine(line());
        if (value && value->kind == PickleKind::Int && value->number >= 0)
            return static_cast<std::uint64_t>(value->number);
        corrupt("a memo index is not a number");
        return std::uint64_t{0};
    };
    switch (opcode) {
    case 'q': memoize(number(1)); break;      // BINPUT
    case 'r': memoize(number(4)); break;      // LONG_BINPUT
    case 'p': memoize(index()); break;        // PUT
    case 0x94: memoize(m_memo.size()); break; // MEMOIZE
    case 'h': recall(number(1)); break;       // BINGET
    case 'j': recall(number(4)); break;       // LONG_BINGET
    case 'g': recall(index()); break;         // GET
    case '2': push(top()); break;             // DUP
    case '1': popToMark(); break;             // POP_MARK
    case '0':                                 // POP: of a mark, when one lies on top
        if (!m_marks.empty() && m_marks.back() == m_stack.size())
            m_marks.pop_back();
        else
            pop();
        break;
    default: return false;
    }
    return true;
}

bool PickleMachine::stepObject(unsigned opcode) {
    switch (opcode) {
    case 'c': { // GLOBAL
        const std::string module = line();
        push(createGlobal(module, line()));
        break;
    }
    case 0x93: { // STACK_GLOBAL
        const PickleValue name = pop();
        const PickleValue module = pop();
        if (name.kind != PickleKind::Text || module.kind != PickleKind::Text)
            corrupt("the name of a global is no text");
        else
            push(createGlobal(std::string(m_pickle.text(module)), std::string(m_pickle.text(name))));
        break;
    }
    case 'Q': push(create(PickleKind::Persistent, {pop()})); break; // BINPERSID
    case 'R':                                                       // REDUCE
    case 0x81: {                                                    // NEWOBJ
        const PickleValue arguments = pop();
        const PickleValue maker = pop();
        makeObject(maker, arguments);
        break;
    }
    case 0x92: { // NEWOBJ_EX: keyword arguments hold no tensors that count
        if (pop().kind != PickleKind::Dict) corrupt("keyword arguments are no dictionary");
        const PickleValue arguments = pop();
        const PickleValue maker = pop();
        makeObject(maker, arguments);
        break;
    }
    case 'i': { // INST
        const std::string module = line();
        const PickleValue maker = createGlobal(module, line());
        makeObject(maker, create(PickleKind::Tuple, popToMark()));
        break;
    }
    case 'o': { // OBJ
        auto values = popToMark();
        if (values.empty()) {
            corrupt("an object is made of nothing");
            break;
        }
        const PickleValue maker = values.front();
        values.erase(values.begin());
        makeObject(maker, create(PickleKind::Tuple, std::move(values)));
        break;
    }
    case 'b': build(pop()); break; // BUILD
    default: return false;
    }
    return true;
}

} // namespace core
