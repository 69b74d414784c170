// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/pickle.h"

#include "core/weights/dangerous_globals.h"
#include "tests/core/weights/pickle_bytes.h"

#include <doctest/doctest.h>

using namespace testing_support;
using namespace std::string_literals;
using core::ErrorCode;
using core::Pickle;
using core::PickleKind;
using core::PickleValue;

namespace {

std::string show(const Pickle& pickle, PickleValue value);

std::string showItems(const Pickle& pickle, std::span<const PickleValue> items, bool pairs = false) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        text += show(pickle, items[i]);
        if (i + 1 < items.size()) text += pairs && i % 2 == 0 ? ":" : ",";
    }
    return text;
}

/// Much like Python's repr; an object is maker(arguments), then /state, +elements and +pairs.
std::string show(const Pickle& pickle, PickleValue value) {
    switch (value.kind) {
    case PickleKind::None: return "None";
    case PickleKind::Bool: return value.number != 0 ? "True" : "False";
    case PickleKind::Int: return fmt::format("{}", value.number);
    case PickleKind::Float: return fmt::format("{}", value.real());
    case PickleKind::BigInt: return "big";
    case PickleKind::Text: return fmt::format("'{}'", pickle.text(value));
    case PickleKind::Bytes: return fmt::format("b'{}'", pickle.text(value));
    case PickleKind::Global: return std::string(pickle.text(value));
    case PickleKind::Tuple: return "(" + showItems(pickle, pickle.items(value)) + ")";
    case PickleKind::List: return "[" + showItems(pickle, pickle.items(value)) + "]";
    case PickleKind::Set: return "set(" + showItems(pickle, pickle.items(value)) + ")";
    case PickleKind::Dict: return "{" + showItems(pickle, pickle.items(value), true) + "}";
    case PickleKind::Persistent: return "id" + showItems(pickle, pickle.items(value));
    case PickleKind::Object: {
        const auto object = pickle.object(value);
        std::string text = show(pickle, object.maker) + show(pickle, object.arguments);
        if (object.state.kind != PickleKind::None) text += "/" + show(pickle, object.state);
        if (object.elements.kind != PickleKind::None) text += "+" + show(pickle, object.elements);
        if (object.pairs.kind != PickleKind::None) text += "+" + show(pickle, object.pairs);
        return text;
    }
    }
    return {};
}

core::Result<Pickle> read(const std::string& bytes, const core::CheckpointLimits& limits = {}) {
    core::PickleInput input(std::as_bytes(std::span(bytes)));
    return core::readPickle(input, limits, "file");
}

std::string shown(const std::string& bytes) {
    const auto pickle = read(bytes);
    return pickle ? show(*pickle, pickle->root) : "refused: " + pickle.error().message;
}

std::string complaint(const std::string& bytes, ErrorCode code = ErrorCode::Corrupt,
                      const core::CheckpointLimits& limits = {}) {
    const auto pickle = read(bytes, limits);
    if (pickle) return "read: " + show(*pickle, pickle->root);
    CHECK(pickle.error().code == code);
    REQUIRE(pickle.error().message.starts_with("file: at byte "));
    return pickle.error().message.substr(std::string("file: at byte ").size());
}

} // namespace

TEST_CASE("numbers of every notation are read") {
    CHECK(shown("N.") == "None");
    CHECK(shown("\x88.") == "True");
    CHECK(shown("\x89.") == "False");
    CHECK(shown("J\xFE\xFF\xFF\xFF.") == "-2");
    CHECK(shown("K\xFF.") == "255");
    CHECK(shown("M\x01\x02.") == "513");
    CHECK(shown("G\x3F\xF8\0\0\0\0\0\0."s) == "1.5");
    CHECK(shown("I-17\n.") == "-17");
    CHECK(shown("I01\n.") == "True");
    CHECK(shown("I00\n.") == "False");
    CHECK(shown("L4294967296L\n.") == "4294967296");
    CHECK(shown("L99999999999999999999L\n.") == "big");
    CHECK(shown("F-2.5e3\n.") == "-2500");
    CHECK(shown("\x8A\0."s) == "0");
    CHECK(shown("\x8A\x01\xFF.") == "-1");
    CHECK(shown("\x8A\x02\x00\x80."s) == "-32768");
    CHECK(shown("\x8A\x05\x00\x00\x00\x00\x01."s) == "4294967296");
    CHECK(shown("\x8A\x08\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F.") == "9223372036854775807");
    CHECK(shown("\x8A\x09\x00\x00\x00\x00\x00\x00\x00\x80\x00."s) == "big");
    CHECK(shown("\x8A\x09\x00\x00\x00\x00\x00\x00\x00\x80\xFF."s) == "-9223372036854775808");
    CHECK(shown("\x8B\x02\0\0\0\x01\x01."s) == "257");
}

TEST_CASE("texts and bytes of every notation are read") {
    CHECK(shown(unicode("name") + ".") == "'name'");
    CHECK(shown("\x8C\x02hi.") == "'hi'");
    CHECK(shown("\x8D\x02\0\0\0\0\0\0\0hi."s) == "'hi'");
    CHECK(shown("T\x02\0\0\0hi."s) == "'hi'");
    CHECK(shown("U\x02hi.") == "'hi'");
    CHECK(shown("S'a\\'\\x41\\n'\n.") == "'a'A\n'");
    CHECK(shown("Vplain\n.") == "'plain'");
    CHECK(shown("B\x02\0\0\0hi."s) == "b'hi'");
    CHECK(shown("C\x02hi.") == "b'hi'");
    CHECK(shown("\x8E\x02\0\0\0\0\0\0\0hi."s) == "b'hi'");
    CHECK(shown("\x96\x02\0\0\0\0\0\0\0hi."s) == "b'hi'");
}

TEST_CASE("containers are filled one by one and in batches") {
    CHECK(shown(").") == "()");
    CHECK(shown("K\x01\x85.") == "(1)");
    CHECK(shown("K\x01K\x02\x86.") == "(1,2)");
    CHECK(shown("K\x01K\x02K\x03\x87.") == "(1,2,3)");
    CHECK(shown("(K\x01K\x02K\x03K\x04t.") == "(1,2,3,4)");
    CHECK(shown("]K\x01"
                "a(K\x02K\x03"
                "e.") == "[1,2,3]");
    CHECK(shown("(K\x01K\x02l.") == "[1,2]");
    CHECK(shown("}K\x01K\x02s(K\x03K\x04K\x05K\x06u.") == "{1:2,3:4,5:6}");
    CHECK(shown("(K\x01K\x02"
                "d.") == "{1:2}");
    CHECK(shown("\x8F(K\x01K\x02\x90.") == "set(1,2)");
    CHECK(shown("(K\x01K\x02\x91.") == "set(1,2)");
}

TEST_CASE("memo, marks and stack are kept as Python keeps them") {
    CHECK(shown("]q\0h\0\x86."s) == "([],[])");
    CHECK(shown("K\x07r\x00\x01\x00\x00j\x00\x01\x00\x00\x86."s) == "(7,7)");
    CHECK(shown("K\x07p12\ng12\n\x86.") == "(7,7)");
    CHECK(shown("K\x07\x94K\x08\x94\x86\x94h\x00h\x02\x87."s) == "((7,8),7,(7,8))");
    CHECK(shown("K\x07"
                "2\x86.") == "(7,7)");
    CHECK(shown("K\x07K\x08"
                "0.") == "7");
    CHECK(shown("K\x07(K\x08K\x09"
                "1.") == "7");
    CHECK(shown("K\x07(0.") == "7");
    CHECK(shown("\x80\x04\x95\x03\0\0\0\0\0\0\0K\x07."s) == "7");
}

TEST_CASE("globals stay names, and calls stay objects with their parts") {
    CHECK(shown(global("torch", "Size") + ".") == "torch.Size");
    CHECK(shown("\x8C\x05torch\x8C\x04Size\x93.") == "torch.Size");
    CHECK(shown(global("__builtin__", "set") + "]\x85R.") == "builtins.set([])");
    CHECK(shown(global("a", "B") + ")\x81}K\x01K\x02sb.") == "a.B()/{1:2}");
    CHECK(shown(global("a", "B") + ")}\x92.") == "a.B()");
    CHECK(shown("(K\x01ia\nB\n.") == "a.B(1)");
    CHECK(shown("(" + global("a", "B") + "K\x01o.") == "a.B(1)");
    CHECK(shown(global("collections", "OrderedDict") + ")RK\x01K\x02s(K\x03K\x04u.") ==
          "collections.OrderedDict()+{1:2,3:4}");
    CHECK(shown(global("collections", "deque") + ")RK\x01"
                                                 "a(K\x02"
                                                 "e.") == "collections.deque()+[1,2]");
    CHECK(shown("K\x05Q.") == "id5");
}

TEST_CASE("one pickle ends at its STOP, so that the next can follow") {
    const std::string two = "K\x01.K\x02.";
    core::PickleInput input(std::as_bytes(std::span(two)));
    CHECK(core::readPickle(input, {}, "file")->root.number == 1);
    CHECK(input.position() == 3);
    CHECK(core::readPickle(input, {}, "file")->root.number == 2);
    CHECK(input.left() == 0);
}

TEST_CASE("a stack or mark that is not there is refused") {
    CHECK(complaint(".") == "0 a value is taken from an empty stack.");
    CHECK(complaint("K\x01\x86.") == "2 a value is taken from an empty stack.");
    CHECK(complaint("K\x01(\x85.") == "3 a value is taken from an empty stack.");
    CHECK(complaint("K\x01t.") == "2 a mark is taken that was never set.");
    CHECK(complaint("u.") == "0 a mark is taken that was never set.");
    CHECK(complaint("(u.") == "1 a value is taken from an empty stack.");
    CHECK(complaint("K\x01K\x02.") == "4 the pickle ends with values left over.");
}

TEST_CASE("values of the wrong kind are refused") {
    CHECK(complaint("}(K\x01u.") == "4 a key without a value is put into a dictionary.");
    CHECK(complaint("}(K\x01K\x02K\x03u.") == "8 a key without a value is put into a dictionary.");
    CHECK(complaint("(K\x01"
                    "d.") == "3 a key without a value is put into a dictionary.");
    CHECK(complaint("](K\x01K\x02u.") == "6 a key is set in what is no dictionary.");
    CHECK(complaint("}K\x01"
                    "a.") == "3 something is appended to what is no list.");
    CHECK(complaint(")(K\x01"
                    "e.") == "4 something is appended to what is no list.");
    CHECK(complaint("](\x90.") == "2 something is added to what is no set.");
    CHECK(complaint("K\x01)R.") == "3 something is called that is no function or class.");
    CHECK(complaint(global("a", "B") + "]R.") == "6 the arguments of a call are no tuple.");
    CHECK(complaint("}}b.") == "2 a state is given to what is no object.");
    CHECK(complaint(global("a", "B") + ")R}b}b.") == "10 an object is given a second state.");
    CHECK(complaint("K\x01K\x02\x93.") == "4 the name of a global is no text.");
    CHECK(complaint("(o.") == "1 an object is made of nothing.");
}

TEST_CASE("lengths beyond the end are refused before anything is made of them") {
    CHECK(complaint("X\xFF\xFF\xFF\x7Fshort.") ==
          "0 a text of 2147483647 bytes is announced, but only 6 bytes are left.");
    CHECK(complaint("\x8D\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF.") ==
          "0 a text of 18446744073709551615 bytes is announced, but only 1 bytes are left.");
    CHECK(complaint("\x8A\xFF\x01.") == "0 255 bytes are wanted, but only 2 are left.");
    CHECK(complaint("\x8B\xFF\xFF\xFF\xFF.") == "0 an integer of 4294967295 bytes is announced.");
    CHECK(complaint("\x80\x04\x95\xFF\0\0\0\0\0\0\0K\x07."s) ==
          "2 a frame of 255 bytes is announced, but only 3 are left.");
    CHECK(complaint("M\x01") == "0 2 bytes are wanted, but only 1 are left.");
    CHECK(complaint("ctorch\nSi") == "0 1 bytes are wanted, but only 0 are left.");
    CHECK(complaint("") == "0 1 bytes are wanted, but only 0 are left.");
}

TEST_CASE("texts that are no numbers, and unknown opcodes, are refused") {
    CHECK(complaint("Iseven\n.") == "0 a number is not written as one.");
    CHECK(complaint("F1.5x\n.") == "0 a number is not written as one.");
    CHECK(complaint("S'open\n.") == "0 a text is not quoted as one.");
    CHECK(complaint("K\x01p-1\n.") == "2 a memo index is not a number.");
    CHECK(complaint("\x97.") == "0 stands the unknown opcode 0x97.");
    CHECK(complaint("\x80\x06.", ErrorCode::Unsupported) == "0 the pickle protocol is 6; at most 5 is read.");
    CHECK(complaint("\x82\x01.", ErrorCode::Unsupported) ==
          "0 an extension code is used, which only the writing program knows.");
}

TEST_CASE("the limits hold: opcodes, memo, text, depth") {
    core::CheckpointLimits limits;
    limits.opcodes = 10;
    CHECK(complaint("K\x01" + std::string(20, '2') + ".", ErrorCode::Unsupported, limits) ==
          "11 there are more than 10 opcodes.");
    CHECK(complaint("K\x01r\xF0\xFF\xFF\xFF.", ErrorCode::Unsupported) ==
          "2 the memo index 4294967280 is beyond the limit of 1000000.");
    CHECK(complaint("h\x05.") == "0 the memo index 5 is read before it was written.");
    CHECK(complaint("K\x01q\0K\x02h\1\x87."s) == "6 the memo index 1 is read before it was written.");
    CHECK(complaint(unicode(std::string(65537, 'x')) + ".", ErrorCode::Unsupported) ==
          "0 a text has 65537 bytes; at most 65536 are read.");
    CHECK(shown(unicode(std::string(65536, 'x')) + ".").size() == 65538);
    CHECK(complaint("c" + std::string(70'000, 'x') + "\n.", ErrorCode::Unsupported) ==
          "0 a line has more than 65536 bytes.");
    CHECK(shown(")" + std::string(64, '\x85') + ".") == std::string(65, '(') + std::string(65, ')'));
    CHECK(complaint(")" + std::string(65, '\x85') + ".", ErrorCode::Unsupported) ==
          "65 values are nested more than 64 levels deep.");
}

TEST_CASE("a small pickle cannot fill the memory with values, with its stack or with names put together") {
    core::CheckpointLimits limits;
    limits.nodes = 5;
    CHECK(shown("]" + std::string(4, ')') + "0000.") == "[]");
    CHECK(complaint("]))0)0)0))", ErrorCode::Unsupported, limits) == "8 there are more than 5 values.");
    CHECK(complaint("NNNNNN", ErrorCode::Unsupported, limits) == "5 the stack holds more than 5 values.");
    std::string names = "(" + unicode(std::string(60'000, 'm')) + "q\0"s + unicode(std::string(60'000, 'n')) + "q\1"s;
    for (int i = 0; i < 200; ++i) names += "h\0h\1\x93\x30"s;
    CHECK(complaint(names, ErrorCode::Unsupported).ends_with("the names of globals have more than 16777216 bytes."));
}

TEST_CASE("300 000 nested tuples, lists or dictionaries neither hang nor overflow the stack") {
    constexpr std::size_t levels = 300'000;
    const std::string tuples = ")" + std::string(levels, '\x85') + ".";
    const std::string lists = std::string(levels + 1, ']') + std::string(levels, 'a') + ".";
    std::string dicts;
    for (std::size_t i = 0; i < levels; ++i) dicts += "}K\x01";
    dicts += "N" + std::string(levels, 's') + ".";
    core::CheckpointLimits deep; // even when the depth is allowed
    deep.depth = 1'000'000;
    for (const std::string& bytes : {tuples, lists, dicts}) {
        CHECK(read(bytes, deep).has_value());
        CHECK(complaint(bytes, ErrorCode::Unsupported).ends_with("values are nested more than 64 levels deep."));
    }
}

TEST_CASE("a list that holds itself is only a number in the graph") {
    const auto pickle = read("]q\0h\0a."s);
    REQUIRE(pickle);
    const auto items = pickle->items(pickle->root);
    REQUIRE(items.size() == 1);
    CHECK(items[0].number == pickle->root.number);
}

TEST_CASE(
    "a global that would run something is refused, with its name and what it would do, even if it is dropped again") {
    CHECK(complaint(global("os", "system") + unicode("id") + "\x85R.", ErrorCode::Unsupported) ==
          "0 it names 'os.system', which would run a command of the operating system when the file is loaded in "
          "Python; it is refused.");
    CHECK(
        complaint(global("posix", "system") + "0N.", ErrorCode::Unsupported).starts_with("0 it names 'posix.system'"));
    CHECK(complaint("(S'id'\nios\nsystem\n.", ErrorCode::Unsupported).starts_with("7 it names 'os.system'"));
    CHECK(complaint("\x8C\x05torch\x8C\x09os.system\x93.", ErrorCode::Unsupported)
              .starts_with("18 it names 'torch.os.system'"));
    CHECK(complaint(global("__builtin__", "eval") + ".", ErrorCode::Unsupported)
              .starts_with("0 it names 'builtins.eval', which would run Python code"));
    CHECK(complaint(global("torch", "load") + ".", ErrorCode::Unsupported).find("load another pickle") !=
          std::string::npos);
    for (const auto& [module, name] :
         std::vector<std::pair<std::string, std::string>>{{"nt", "system"},
                                                          {"sys", "exit"},
                                                          {"subprocess", "Popen"},
                                                          {"builtins", "exec"},
                                                          {"builtins", "getattr"},
                                                          {"builtins", "__import__"},
                                                          {"builtins", "open"},
                                                          {"builtins", "compile"},
                                                          {"importlib", "import_module"},
                                                          {"importlib.machinery", "SourceFileLoader"},
                                                          {"pkgutil", "resolve_name"},
                                                          {"runpy", "run_path"},
                                                          {"shutil", "rmtree"},
                                                          {"socket", "create_connection"},
                                                          {"ctypes", "CDLL"},
                                                          {"webbrowser", "open"},
                                                          {"pickle", "loads"},
                                                          {"_pickle", "loads"},
                                                          {"torch.hub", "load"},
                                                          {"torch.serialization", "load"},
                                                          {"numpy.f2py.crackfortran", "myeval"},
                                                          {"numpy", "load"},
                                                          {"operator", "methodcaller"},
                                                          {"marshal", "loads"},
                                                          {"cProfile", "run"},
                                                          {"urllib.request", "urlopen"},
                                                          {"collections", "abc.sys.modules"},
                                                          {"torch", "Size.__class__.__subclasses__"}}) {
        CAPTURE(module);
        CAPTURE(name);
        CHECK_FALSE(core::dangerOfGlobal(module, name).empty());
    }
}

TEST_CASE("the globals of honest checkpoints are not taken for dangerous") {
    for (const auto& [module, name] :
         std::vector<std::pair<std::string, std::string>>{{"torch._utils", "_rebuild_tensor_v2"},
                                                          {"collections", "OrderedDict"},
                                                          {"torch", "FloatStorage"},
                                                          {"torch.nn.modules.conv", "Conv2d"},
                                                          {"argparse", "Namespace"},
                                                          {"numpy.core.multiarray", "scalar"},
                                                          {"numpy", "dtype"},
                                                          {"pathlib", "PosixPath"},
                                                          {"functools", "partial"},
                                                          {"types", "SimpleNamespace"},
                                                          {"torch.nn.parallel.distributed", "DistributedDataParallel"},
                                                          {"_codecs", "encode"},
                                                          {"builtins", "set"},
                                                          {"models.code", "Net"},
                                                          {"osmnx", "graph"},
                                                          {"builtins", "slice"},
                                                          {"system.models", "Net"},
                                                          {"torch.optim.lr_scheduler", "StepLR"}}) {
        CAPTURE(module);
        CAPTURE(name);
        CHECK(core::dangerOfGlobal(module, name).empty());
    }
}
