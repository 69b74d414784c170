// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/dangerous_globals.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace core {
namespace {

constexpr std::string_view kCommand = "run a command of the operating system";
constexpr std::string_view kCode = "run Python code";
constexpr std::string_view kImport = "import and run a module";
constexpr std::string_view kReach = "reach any function by its name";
constexpr std::string_view kFile = "read, write or remove files";
constexpr std::string_view kNetwork = "open a network connection";
constexpr std::string_view kMachine = "load and run foreign machine code";
constexpr std::string_view kUnpickle = "load another pickle, which can run anything";

struct Danger {
    std::string_view path; ///< a module with everything in it, or one name of a module
    std::string_view what;
};

/// Refused wherever they stand in a dotted path: `torch.os.system` is `os.system` again.
constexpr std::array kAnywhere = {Danger{"os", kCommand},           Danger{"posix", kCommand},
                                  Danger{"nt", kCommand},           Danger{"sys", kReach},
                                  Danger{"subprocess", kCommand},   Danger{"_posixsubprocess", kCommand},
                                  Danger{"pty", kCommand},          Danger{"importlib", kImport},
                                  Danger{"_imp", kImport},          Danger{"runpy", kImport},
                                  Danger{"pkgutil", kReach},        Danger{"zipimport", kImport},
                                  Danger{"shutil", kFile},          Danger{"socket", kNetwork},
                                  Danger{"_socket", kNetwork},      Danger{"ctypes", kMachine},
                                  Danger{"_ctypes", kMachine},      Danger{"webbrowser", kNetwork},
                                  Danger{"__import__", kImport},    Danger{"__globals__", kReach},
                                  Danger{"__subclasses__", kReach}, Danger{"__getattribute__", kReach},
                                  Danger{"__builtins__", kReach}};

/// Refused from the first component on.
constexpr std::array kFromStart = {Danger{"commands", kCommand},
                                   Danger{"popen2", kCommand},
                                   Danger{"imp", kImport},
                                   Danger{"builtins.eval", kCode},
                                   Danger{"builtins.exec", kCode},
                                   Danger{"builtins.execfile", kCode},
                                   Danger{"builtins.compile", kCode},
                                   Danger{"builtins.input", kCode},
                                   Danger{"builtins.breakpoint", kCode},
                                   Danger{"builtins.apply", kCode},
                                   Danger{"builtins.open", kFile},
                                   Danger{"builtins.file", kFile},
                                   Danger{"builtins.getattr", kReach},
                                   Danger{"builtins.setattr", kReach},
                                   Danger{"builtins.delattr", kReach},
                                   Danger{"builtins.globals", kReach},
                                   Danger{"builtins.locals", kReach},
                                   Danger{"builtins.vars", kReach},
                                   Danger{"operator.attrgetter", kReach},
                                   Danger{"operator.methodcaller", kReach},
                                   Danger{"_operator.attrgetter", kReach},
                                   Danger{"_operator.methodcaller", kReach},
                                   Danger{"io.open", kFile},
                                   Danger{"_io.open", kFile},
                                   Danger{"_io.FileIO", kFile},
                                   Danger{"io.FileIO", kFile},
                                   Danger{"codecs.open", kFile},
                                   Danger{"types.FunctionType", kCode},
                                   Danger{"types.CodeType", kCode},
                                   Danger{"types.LambdaType", kCode},
                                   Danger{"code", kCode},
                                   Danger{"codeop", kCode},
                                   Danger{"pdb", kCode},
                                   Danger{"bdb", kCode},
                                   Danger{"cProfile", kCode},
                                   Danger{"profile", kCode},
                                   Danger{"timeit", kCode},
                                   Danger{"trace", kCode},
                                   Danger{"doctest", kCode},
                                   Danger{"pydoc", kImport},
                                   Danger{"pip", kMachine},
                                   Danger{"ensurepip", kMachine},
                                   Danger{"venv", kCommand},
                                   Danger{"distutils", kCommand},
                                   Danger{"setuptools", kCommand},
                                   Danger{"platform.popen", kCommand},
                                   Danger{"asyncio", kCommand},
                                   Danger{"multiprocessing", kCommand},
                                   Danger{"idlelib", kCode},
                                   Danger{"lib2to3", kUnpickle},
                                   Danger{"http", kNetwork},
                                   Danger{"httplib", kNetwork},
                                   Danger{"urllib", kNetwork},
                                   Danger{"urllib2", kNetwork},
                                   Danger{"requests", kNetwork},
                                   Danger{"httpx", kNetwork},
                                   Danger{"aiohttp", kNetwork},
                                   Danger{"ftplib", kNetwork},
                                   Danger{"smtplib", kNetwork},
                                   Danger{"telnetlib", kNetwork},
                                   Danger{"ssl", kNetwork},
                                   Danger{"cffi", kMachine},
                                   Danger{"pickle", kUnpickle},
                                   Danger{"_pickle", kUnpickle},
                                   Danger{"cPickle", kUnpickle},
                                   Danger{"dill", kCode},
                                   Danger{"cloudpickle", kCode},
                                   Danger{"joblib", kUnpickle},
                                   Danger{"marshal", kCode},
                                   Danger{"shelve", kUnpickle},
                                   Danger{"pandas.read_pickle", kUnpickle},
                                   Danger{"torch.load", kUnpickle},
                                   Danger{"torch.save", kFile},
                                   Danger{"torch.serialization.load", kUnpickle},
                                   Danger{"torch.serialization.save", kFile},
                                   Danger{"torch.hub", kNetwork},
                                   Danger{"torch.package", kCode},
                                   Danger{"torch.jit.load", kUnpickle},
                                   Danger{"torch.jit.save", kFile},
                                   Danger{"torch.jit.unsupported_tensor_ops", kCode},
                                   Danger{"torch.ops", kMachine},
                                   Danger{"torch._ops", kMachine},
                                   Danger{"torch.classes", kMachine},
                                   Danger{"torch.utils.cpp_extension", kMachine},
                                   Danger{"torch.utils.model_zoo", kNetwork},
                                   Danger{"torch.utils.collect_env", kCommand},
                                   Danger{"torch.utils.bottleneck", kCode},
                                   Danger{"torch.utils._config_module", kUnpickle},
                                   Danger{"torch.multiprocessing", kCommand},
                                   Danger{"torch.distributed.rpc", kNetwork},
                                   Danger{"torch.distributed.launcher", kCommand},
                                   Danger{"torch.distributed.run", kCommand},
                                   Danger{"torch.distributed.elastic", kCommand},
                                   Danger{"torch.fx", kCode},
                                   Danger{"torch._dynamo", kCode},
                                   Danger{"torch._inductor", kCode},
                                   Danger{"numpy.load", kUnpickle},
                                   Danger{"numpy.f2py", kCommand},
                                   Danger{"numpy.distutils", kCommand},
                                   Danger{"numpy.testing", kCode},
                                   Danger{"numpy.ctypeslib", kMachine},
                                   Danger{"numpy.save", kFile},
                                   Danger{"numpy.fromfile", kFile},
                                   Danger{"numpy.memmap", kFile}};

/// Whether `path` is `whole` or something in it.
bool isWithin(std::string_view path, std::string_view whole) {
    return path.starts_with(whole) && (path.size() == whole.size() || path[whole.size()] == '.');
}

} // namespace

std::string_view dangerOfGlobal(std::string_view module, std::string_view name) {
    const std::string whole = fmt::format("{}.{}", module, name);
    for (std::string_view rest = whole;;) {
        for (const Danger& danger : kAnywhere)
            if (isWithin(rest, danger.path)) return danger.what;
        const std::size_t dot = rest.find('.');
        if (dot == std::string_view::npos) break;
        rest.remove_prefix(dot + 1);
    }
    const auto* found =
        std::find_if(kFromStart.begin(), kFromStart.end(), [&](const Danger& d) { return isWithin(whole, d.path); });
    return found != kFromStart.end() ? found->what : std::string_view();
}

} // namespace core
