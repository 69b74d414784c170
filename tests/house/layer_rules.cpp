// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/layer_rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace house {
namespace fs = std::filesystem;

namespace {

struct Source {
    std::string path; ///< relative, with slashes
    std::string text;
    std::vector<std::string> includes; ///< as written, without quotes and brackets
};

/// Longest matching folder decides.
const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"core", {"core"}},
    {"inference", {"core", "inference"}},
    {"training", {"core", "inference", "training"}},
    {"widgets", {"core", "widgets"}},
    {"app/cli", {"core", "inference", "training", "app/cli"}},
    {"app/gui", {"core", "inference", "training", "widgets", "app/gui"}},
};

constexpr const char* kTorchDoctest = "tests/support/torch_doctest.h";

std::string layerOf(const std::string& path) {
    const auto first = path.find('/');
    if (first == std::string::npos) return {};
    std::string layer = path.substr(0, first);
    if (layer == "app") {
        const auto second = path.find('/', first + 1);
        if (second != std::string::npos) layer = path.substr(0, second);
    }
    return kMayInclude.contains(layer) ? layer : std::string{};
}

bool startsWith(const std::string& text, std::string_view prefix) {
    return text.compare(0, prefix.size(), prefix) == 0;
}

bool isTorch(const std::string& include) {
    return startsWith(include, "torch/") || startsWith(include, "ATen/") || startsWith(include, "c10/");
}
bool isQt(const std::string& include) {
    return (include.size() > 1 && include[0] == 'Q' && std::isupper(static_cast<unsigned char>(include[1])) != 0) ||
           startsWith(include, "Qt") || include == "qcustomplot.h";
}
bool isOpenCv(const std::string& include) { return startsWith(include, "opencv2/"); }
bool isFfmpeg(const std::string& include) { return startsWith(include, "libav") || startsWith(include, "libsw"); }

std::vector<Source> readSources(const fs::path& root) {
    std::vector<Source> sources;
    static const std::regex includeLine(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    for (const char* folder : {"core", "inference", "training", "widgets", "app", "tests", "benchmarks"}) {
        if (!fs::is_directory(root / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const auto ending = entry.path().extension();
            if (ending != ".h" && ending != ".cpp" && ending != ".cu") continue;
            std::ostringstream text;
            text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            Source source{fs::relative(entry.path(), root).generic_string(), text.str(), {}};
            std::istringstream lines(source.text);
            std::smatch match;
            for (std::string line; std::getline(lines, line);)
                if (std::regex_search(line, match, includeLine)) source.includes.push_back(match[1]);
            sources.push_back(std::move(source));
        }
    }
    std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
    return sources;
}

/// What a file includes, directly or through our own headers.
std::set<std::string> reachable(const std::string& path, const std::map<std::string, const Source*>& byPath) {
    std::set<std::string> seen;
    std::vector<std::string> open = {path};
    while (!open.empty()) {
        const auto found = byPath.find(open.back());
        open.pop_back();
        if (found == byPath.end()) continue;
        for (const auto& include : found->second->includes)
            if (seen.insert(include).second) open.push_back(include);
    }
    return seen;
}

void checkForeignLibraries(const Source& source, const std::string& layer, std::vector<std::string>& broken) {
    for (const auto& include : source.includes) {
        if (isTorch(include) && layer != "inference" && layer != "training")
            broken.push_back(
                fmt::format("{}: includes {}, but Torch lives in inference and training.", source.path, include));
        if (isQt(include) && layer != "widgets" && layer != "app/gui")
            broken.push_back(
                fmt::format("{}: includes {}, but Qt lives in widgets and app/gui.", source.path, include));
        if (include == "qcustomplot.h" && !startsWith(source.path, "widgets/charts/"))
            broken.push_back(
                fmt::format("{}: includes {}, but QCustomPlot lives in widgets/charts.", source.path, include));
        if (isOpenCv(include) && !startsWith(source.path, "core/image/"))
            broken.push_back(fmt::format("{}: includes {}, but OpenCV lives in core/image.", source.path, include));
        if (isFfmpeg(include) && !startsWith(source.path, "core/image/"))
            broken.push_back(fmt::format("{}: includes {}, but FFmpeg lives in core/image.", source.path, include));
    }
}

void checkDirection(const Source& source, const std::string& layer, std::vector<std::string>& broken) {
    for (const auto& include : source.includes) {
        const std::string other = layerOf(include);
        if (!other.empty() && !kMayInclude.at(layer).contains(other))
            broken.push_back(
                fmt::format("{}: includes {}, but {} may not include {}.", source.path, include, layer, other));
    }
}

void checkThreads(const Source& source, const std::string& layer, std::vector<std::string>& broken) {
    if (layer != "widgets" && layer != "app/gui") return;
    if (source.path == "app/gui/job.h") return;
    static const std::regex thread(
        R"(std::j?thread\b|\bQThread\b|QtConcurrent::run|processEvents\(|BlockingQueuedConnection)");
    std::smatch match;
    if (std::regex_search(source.text, match, thread))
        broken.push_back(
            fmt::format("{}: uses {}; in the window only app/gui/job.h starts threads.", source.path, match.str()));
    if (layer == "widgets" && source.text.find("std::mutex") != std::string::npos)
        broken.push_back(fmt::format("{}: has a mutex; widgets are for one thread.", source.path));
}

} // namespace

std::vector<std::string> brokenRules(const fs::path& root) {
    const auto sources = readSources(root);
    std::map<std::string, const Source*> byPath;
    for (const auto& source : sources) byPath[source.path] = &source;

    std::vector<std::string> broken;
    for (const auto& source : sources) {
        if (source.text.find("SPDX-License-Identifier: GPL-3.0-or-later") == std::string::npos ||
            source.text.find("SPDX-FileCopyrightText:") == std::string::npos)
            broken.push_back(fmt::format("{}: has no SPDX lines.", source.path));
        const auto all = reachable(source.path, byPath);
        const auto torch = std::find_if(all.begin(), all.end(), isTorch);
        const auto qt = std::find_if(all.begin(), all.end(), isQt);
        if (torch != all.end() && qt != all.end())
            broken.push_back(fmt::format("{}: sees both {} and {}; they clash on `slots`.", source.path, *qt, *torch));
        if (torch != all.end() && all.contains("doctest/doctest.h") && source.path != kTorchDoctest &&
            !all.contains(kTorchDoctest))
            broken.push_back(fmt::format("{}: sees LibTorch's CHECK, which ends the program: include {}.", source.path,
                                         kTorchDoctest));
        const std::string layer = layerOf(source.path);
        if (layer.empty()) continue; // tests and benchmarks may include what they test
        checkDirection(source, layer, broken);
        checkForeignLibraries(source, layer, broken);
        checkThreads(source, layer, broken);
    }
    return broken;
}

} // namespace house
