// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/processor.h"

#include "inference/engine/device.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>

using inference::Device;
using inference::Precision;
using Names = std::vector<std::string>;

namespace {

Device processorWith(Names features) {
    Device device;
    device.id = "cpu";
    device.name = "Made-up CPU";
    device.features = std::move(features);
    return device;
}

Device gpuWith(const char* generation) {
    Device device;
    device.id = "cuda:0";
    device.name = "Made-up GPU";
    device.features = {generation};
    return device;
}

} // namespace

TEST_CASE("the processor's name and the features that matter are read") {
    const auto info = inference::parseProcessor("processor\t: 0\nmodel name\t: AMD EPYC 9B14\n"
                                                "flags\t\t: fpu avx avx2 avx512f avx512_bf16 amx_bf16 sse2\n\n"
                                                "processor\t: 1\nmodel name\t: other\nflags\t\t: avx2\n");
    CHECK(info.name == "AMD EPYC 9B14");
    CHECK(info.features == Names{"avx2", "avx512", "avx512_bf16", "amx_bf16"});
    CHECK(inference::parseProcessor("").name == "processor");
    CHECK(inference::parseProcessor("flags :\nmodel name:").features.empty());
}

TEST_CASE("auto chooses bf16 only where the processor has it, and says why") {
    const auto choose = [](Names features) {
        return *choosePrecisionFor(Precision::Auto, processorWith(std::move(features)));
    };
    CHECK(choose({"avx2"}).precision == Precision::F32);
    CHECK(choose({"avx2"}).reason == "f32: this processor has no bf16 instructions");
    CHECK(choose({"avx2", "avx512"}).precision == Precision::F32);
    CHECK(choose({"avx2", "avx512", "avx512_bf16"}).precision == Precision::Bf16);
    CHECK(choose({"avx2", "avx512", "avx512_bf16"}).reason == "bf16: this processor has avx512_bf16");
    CHECK(choose({"amx_bf16"}).reason == "bf16: this processor has amx_bf16");
    CHECK(choosePrecisionFor(Precision::Auto, gpuWith("sm_90"))->precision == Precision::Bf16);
    CHECK(choosePrecisionFor(Precision::Auto, gpuWith("sm_75"))->precision == Precision::F16);
    CHECK(choosePrecisionFor(Precision::Auto, gpuWith("sm_61"))->precision == Precision::F32);
}

TEST_CASE("a precision that cannot be is refused by name") {
    const auto half = choosePrecisionFor(Precision::F16, processorWith({"avx2"}));
    REQUIRE(!half);
    CHECK(half.error().code == core::ErrorCode::Unsupported);
    CHECK(half.error().message == "Precision f16 cannot be computed on cpu (Made-up CPU); choose f32 or bf16.");
    CHECK(choosePrecisionFor(Precision::F16, gpuWith("sm_90"))->precision == Precision::F16);
}

TEST_CASE("careful is a matter of the processor's kernels") {
    CHECK(choosePrecisionFor(Precision::Careful, processorWith({}))->precision == Precision::Careful);
    const auto gpu = choosePrecisionFor(Precision::Careful, gpuWith("sm_90"));
    REQUIRE(gpu);
    CHECK(gpu->precision == Precision::F32);
    CHECK(gpu->reason.find("careful or not") != std::string::npos);
}

TEST_CASE("exact and f32 stay what was asked for") {
    CHECK(choosePrecisionFor(Precision::Exact, processorWith({"avx512_bf16"}))->precision == Precision::Exact);
    CHECK(choosePrecisionFor(Precision::F32, processorWith({"avx512_bf16"}))->precision == Precision::F32);
    const auto slow = choosePrecisionFor(Precision::Bf16, processorWith({"avx2"}));
    CHECK(slow->precision == Precision::Bf16);
    CHECK(slow->reason.find("f32 is faster here") != std::string::npos);
}

TEST_CASE("precisions are parsed by name") {
    for (const char* name : {"auto", "exact", "careful", "f32", "bf16", "f16"})
        CHECK(inference::precisionName(*inference::parsePrecision(name)) == name);
    CHECK(inference::parsePrecision("fp64").error().message ==
          "Unknown precision fp64; there is auto, exact, careful, f32, bf16, f16.");
}

TEST_CASE("free memory is the smaller of the machine's and every control group's") {
    const testing_support::TemporaryFolder folder;
    using testing_support::writeText;
    const auto proc = folder / "proc", groups = folder / "cgroup";
    writeText(proc / "meminfo", "MemTotal:       16000 kB\nMemFree:         1000 kB\nMemAvailable:    8000 kB\n");
    writeText(proc / "self/cgroup", "0::/outer/inner\n");
    CHECK(inference::readMemory(proc, groups).total == 16000 * 1024);
    CHECK(inference::readMemory(proc, groups).free == 8000 * 1024);
    writeText(groups / "memory.max", "max\n");
    writeText(groups / "outer/inner/memory.max", "max\n");
    CHECK(inference::readMemory(proc, groups).free == 8000 * 1024);
    // The outer group allows 4 MB and uses 3, of which 1 is pages of files.
    writeText(groups / "outer/memory.max", "4000000\n");
    writeText(groups / "outer/memory.current", "3000000\n");
    writeText(groups / "outer/memory.stat", "anon 2000000\ninactive_file 1000000\n");
    CHECK(inference::readMemory(proc, groups).free == 2000000);
    writeText(groups / "outer/memory.current", "9000000\n");
    CHECK(inference::readMemory(proc, groups).free == 0);
}

TEST_CASE("this machine has a processor, and devices that are not there are refused with those that are") {
    const auto devices = inference::devices();
    REQUIRE(!devices.empty());
    CHECK(devices.front().id == "cpu");
    CHECK(devices.front().threads >= 1);
    CHECK(devices.front().memoryBytes > devices.front().freeBytes);
    CHECK(*inference::chooseDevice("cpu") == "cpu");
    const auto none = inference::chooseDevice("cuda:77");
    REQUIRE(!none);
    CHECK(none.error().code == core::ErrorCode::NotFound);
    CHECK(none.error().message.rfind("There is no device cuda:77; this machine has cpu", 0) == 0);
}
