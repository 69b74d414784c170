// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that count something say "1 frame" and "2 frames".
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <utility>

namespace fs = std::filesystem;

namespace {

std::string textOf(const fs::path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

fs::path source() {
    const char* folder = std::getenv("KERBSIDE_SOURCE");
    REQUIRE(folder != nullptr);
    return folder;
}

/// What a string in C++ and in XML says, as far as ours need it.
std::string plain(std::string text) {
    const std::pair<std::string, std::string> signs[] = {{"\\n", "\n"}, {"&lt;", "<"}, {"&amp;", "&"}};
    for (const auto& [from, to] : signs)
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    return text;
}

/// Texts of the window that are translated with a number, by tr(…, nullptr, number).
std::set<std::string> countedTexts() {
    const std::regex counted(R"re(tr\("((?:[^"\\]|\\.)*)",\s*nullptr)re");
    std::set<std::string> texts;
    for (const char* folder : {"widgets", "app/gui"})
        for (const auto& entry : fs::recursive_directory_iterator(source() / folder)) {
            if (entry.path().extension() != ".cpp") continue;
            const std::string code = textOf(entry.path());
            for (std::sregex_iterator match(code.begin(), code.end(), counted), end; match != end; ++match)
                texts.insert(plain((*match)[1]));
        }
    return texts;
}

} // namespace

TEST_CASE("every text that counts something has its English singular and plural, and they differ") {
    const std::string file = textOf(source() / "translations" / "kerbside_en.ts");
    const std::regex message(
        R"(<source>([^<]*)</source>\s*<translation>\s*<numerusform>([^<]*)</numerusform>\s*<numerusform>([^<]*)</numerusform>)");
    std::set<std::string> known;
    for (std::sregex_iterator match(file.begin(), file.end(), message), end; match != end; ++match) {
        const std::string text = plain((*match)[1]);
        INFO(text);
        const std::string one = (*match)[2], many = (*match)[3];
        CHECK(one != many);
        known.insert(text);
    }
    const auto texts = countedTexts();
    CHECK(texts.size() > 15);
    for (const std::string& text : texts) {
        INFO(text);
        CHECK(known.contains(text));
    }
    for (const std::string& text : known) {
        INFO(text);
        CHECK(texts.contains(text)); // or nobody says it any more
    }
}

TEST_CASE("a number before the name of a thing is never put in without its form") {
    const std::regex bare(R"re(tr\("[^"]*%[1-9] (frames|classes|files|pixels|models|tensors)\b[^"]*"\))re");
    for (const char* folder : {"widgets", "app/gui"})
        for (const auto& entry : fs::recursive_directory_iterator(source() / folder)) {
            if (entry.path().extension() != ".cpp") continue;
            const std::string code = textOf(entry.path());
            for (std::sregex_iterator match(code.begin(), code.end(), bare), end; match != end; ++match) {
                const std::string found = entry.path().string() + ": " + match->str();
                INFO(found);
                CHECK(found.find("× %") != std::string::npos); // "640 × 480 pixels" is no number of things
            }
        }
}
