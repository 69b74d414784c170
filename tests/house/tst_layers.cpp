// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/layer_rules.h"
#include "tests/support/test_files.h"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace testing_support;

namespace {

const std::string kSpdx = "// SPDX-FileCopyrightText: 2026 A\n// SPDX-License-Identifier: GPL-3.0-or-later\n";

std::vector<std::string> complaints(const std::string& path, const std::string& text) {
    TemporaryFolder root;
    writeText(root / path, kSpdx + text);
    return house::brokenRules(root.path());
}

} // namespace

TEST_CASE("the sources keep the rules of docs/ARCHITECTURE.md") {
    const char* root = std::getenv("KERBSIDE_SOURCE");
    REQUIRE(root != nullptr);
    REQUIRE(std::filesystem::exists(std::filesystem::path(root) / "core/base/result.h"));
    for (const auto& sentence : house::brokenRules(root)) FAIL_CHECK(sentence);
}

TEST_CASE("an include that goes upward is found") {
    CHECK(complaints("core/a.h", "#include \"inference/b.h\"\n") ==
          std::vector<std::string>{"core/a.h: includes inference/b.h, but core may not include inference."});
    CHECK(complaints("widgets/a.cpp", "#include \"inference/b.h\"\n").size() == 1);
    CHECK(complaints("app/cli/a.cpp", "#include \"widgets/b.h\"\n").size() == 1);
    CHECK(complaints("inference/a.cpp", "#include \"training/b.h\"\n").size() == 1);
    CHECK(complaints("app/gui/a.cpp", "#include \"inference/b.h\"\n#include \"widgets/c.h\"\n").empty());
    CHECK(complaints("training/a.cpp", "#include \"inference/b.h\"\n#include \"core/c.h\"\n").empty());
}

TEST_CASE("Qt, Torch, OpenCV, FFmpeg and QCustomPlot stay in their folders") {
    CHECK(complaints("core/a.h", "#include <QString>\n").size() == 1);
    CHECK(complaints("app/cli/a.cpp", "#include <QtCore/QString>\n").size() == 1);
    CHECK(complaints("app/gui/a.cpp", "#include <torch/torch.h>\n").size() == 1);
    CHECK(complaints("core/a.cpp", "#include <ATen/ATen.h>\n").size() == 1);
    CHECK(complaints("core/classes/a.cpp", "#include <opencv2/core.hpp>\n").size() == 1);
    CHECK(complaints("core/classes/a.cpp", "#include <libavformat/avformat.h>\n").size() == 1);
    CHECK(complaints("core/image/a.cpp", "#include <libavformat/avformat.h>\n").empty());
    CHECK(complaints("widgets/legend/a.cpp", "#include <qcustomplot.h>\n").size() == 1);
    CHECK(complaints("core/image/a.cpp", "#include <opencv2/core.hpp>\n").empty());
    CHECK(complaints("widgets/charts/a.cpp", "#include <qcustomplot.h>\n#include <QWidget>\n").empty());
    CHECK(complaints("inference/a.cpp", "#include <ATen/ATen.h>\n").empty());
}

TEST_CASE("Qt and Torch do not meet, not even through a header of ours") {
    TemporaryFolder root;
    writeText(root / "inference/b.h", kSpdx + "#include <ATen/ATen.h>\n");
    writeText(root / "app/gui/a.cpp", kSpdx + "#include <QWidget>\n#include \"inference/b.h\"\n");
    const auto broken = house::brokenRules(root.path());
    REQUIRE(broken.size() == 1);
    CHECK(broken.front() == "app/gui/a.cpp: sees both QWidget and ATen/ATen.h; they clash on `slots`.");
}

TEST_CASE("a test that sees LibTorch has doctest's CHECK") {
    const std::string both = "#include <ATen/ATen.h>\n#include <doctest/doctest.h>\n";
    CHECK(complaints("tests/training/a.cpp", both).size() == 1);
    CHECK(complaints("tests/training/a.cpp", both + "#include \"tests/support/torch_doctest.h\"\n").empty());
    CHECK(complaints("tests/training/a.cpp", "#include <doctest/doctest.h>\n").empty());
}

TEST_CASE("threads in the window start in app/gui/job.h alone") {
    CHECK(complaints("widgets/a.cpp", "std::thread worker;\n").size() == 1);
    CHECK(complaints("app/gui/a.cpp", "QCoreApplication::processEvents();\n").size() == 1);
    CHECK(complaints("widgets/a.cpp", "std::mutex mutex;\n").size() == 1);
    CHECK(complaints("app/gui/job.h", "std::jthread worker;\n").empty());
}

TEST_CASE("a file without SPDX lines is found") {
    TemporaryFolder root;
    writeText(root / "core/a.h", "#pragma once\n");
    CHECK(house::brokenRules(root.path()) == std::vector<std::string>{"core/a.h: has no SPDX lines."});
}
