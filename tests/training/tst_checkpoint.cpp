// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/weights/safetensors.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/made_files.h"
#include "tests/support/test_files.h"
#include "training/checkpoint.h"

#include <cstring>
#include <doctest/doctest.h>

using namespace training;
using namespace testing_support;
namespace fs = std::filesystem;

namespace {

TrainingState stateAt(std::int64_t step) {
    TrainingState state;
    state.step = step;
    state.validations = 3;
    state.schedule = {0.1, 1.0 / 3, 2, true};
    state.bestMiou = 2.0 / 3;
    state.bestEpoch = 2;
    state.seed = 0xffffffffffffffffU;
    state.optionsSha256 = "aa";
    state.dataSha256 = "bb";
    state.network["inc.weight"] = core::Tensor::fromFloats({2, 2}, {1, 2, 3, static_cast<float>(step)});
    state.optimizer["momentum/inc.weight"] = core::Tensor::fromFloats({2, 2}, {0.1F, 0.2F, 0.3F, 0.4F});
    core::Tensor count{core::DType::I64, {}, std::vector<std::byte>(8)};
    std::memcpy(count.data.data(), &step, sizeof step);
    state.optimizer["step"] = count;
    return state;
}

std::vector<std::string> filesIn(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

TEST_CASE("a state comes back with every number and every byte") {
    const TemporaryFolder folder;
    const TrainingState state = stateAt(120);
    const auto path = saveState(state, folder.path());
    REQUIRE(path);
    CHECK(path->filename() == "state-000120.ckpt");
    const auto back = readState(*path);
    REQUIRE(back);
    CHECK(back->step == 120);
    CHECK(back->validations == 3);
    CHECK(back->schedule == state.schedule);
    CHECK(back->bestMiou == state.bestMiou);
    CHECK(back->bestEpoch == 2);
    CHECK(back->seed == state.seed);
    CHECK(back->optionsSha256 == "aa");
    CHECK(back->dataSha256 == "bb");
    REQUIRE(back->network.size() == 1);
    CHECK(back->network.at("inc.weight").data == state.network.at("inc.weight").data);
    REQUIRE(back->optimizer.size() == 2);
    CHECK(back->optimizer.at("momentum/inc.weight").data == state.optimizer.at("momentum/inc.weight").data);
    CHECK(back->optimizer.at("step").data == state.optimizer.at("step").data);
}

TEST_CASE("the last two states stay, the newest is found") {
    const TemporaryFolder folder;
    CHECK(newestState(folder.path()).value() == std::nullopt);
    for (const std::int64_t step : {5, 10, 999999, 1000000}) REQUIRE(saveState(stateAt(step), folder.path()));
    CHECK(filesIn(folder.path()) == std::vector<std::string>{"state-1000000.ckpt", "state-999999.ckpt"});
    const auto found = newestState(folder.path());
    REQUIRE(found);
    CHECK((*found)->state.step == 1000000);
    CHECK((*found)->skipped.empty());
}

TEST_CASE("a newest state that is cut or changed is passed over, and why is said") {
    const TemporaryFolder folder;
    REQUIRE(saveState(stateAt(10), folder.path()));
    const auto newest = saveState(stateAt(20), folder.path());
    REQUIRE(newest);
    const std::string whole = bytesOf(*newest);
    for (std::size_t place = whole.size() - 40; place < whole.size(); place += 7) { // in the tensors' bytes
        std::string changed = whole;
        changed[place] = static_cast<char>(changed[place] ^ 1);
        writeText(*newest, changed);
        const auto found = newestState(folder.path());
        REQUIRE(found);
        CHECK((*found)->state.step == 10);
        REQUIRE((*found)->skipped.size() == 1);
        CHECK((*found)->skipped.front().find("state-000020.ckpt") != std::string::npos);
        CHECK((*found)->skipped.front().find("SHA-256") != std::string::npos);
    }
    for (const std::size_t length : {std::size_t{0}, std::size_t{7}, whole.size() / 2, whole.size() - 1}) {
        writeText(*newest, whole.substr(0, length));
        CHECK((*newestState(folder.path()))->state.step == 10);
    }
    std::string number = whole; // a number of the metadata
    const auto at = number.find("bestEpoch");
    REQUIRE(at != std::string::npos);
    number[number.find('2', at)] = '1';
    writeText(*newest, number);
    CHECK((*newestState(folder.path()))->state.step == 10);
    writeText(statePath(folder.path(), 10), "nothing");
    const auto none = newestState(folder.path());
    REQUIRE_FALSE(none);
    CHECK(none.error().code == core::ErrorCode::Corrupt);
    CHECK(none.error().message.find("none of its 2 states") != std::string::npos);
}

TEST_CASE("a full disk leaves the older states and no half file") {
    const TemporaryFolder folder;
    REQUIRE(saveState(stateAt(10), folder.path()));
    {
        const FileSizeLimit limit(100);
        const auto failed = saveState(stateAt(20), folder.path());
        REQUIRE_FALSE(failed);
        CHECK(failed.error().code == core::ErrorCode::Io);
        CHECK(failed.error().message.find("state-000020.ckpt") != std::string::npos);
    }
    CHECK(filesIn(folder.path()) == std::vector<std::string>{"state-000010.ckpt"});
    CHECK((*newestState(folder.path()))->state.step == 10);
}

TEST_CASE("a state whose sum fits but whose contents cannot be is refused, not believed") {
    const TemporaryFolder folder;
    const auto path = saveState(stateAt(10), folder.path());
    REQUIRE(path);
    const auto whole = core::readSafetensors(*path);
    REQUIRE(whole);
    const auto errorOf = [&](const core::TensorMap& tensors, const std::string& numbers) {
        core::Sha256 sha;
        sha.add(numbers);
        for (const auto& [name, tensor] : tensors) {
            sha.add(fmt::format("\n{} {} {} ", name, core::dtypeName(tensor.type), core::shapeText(tensor.shape)));
            sha.add(tensor.data);
        }
        REQUIRE(core::writeSafetensors(*path, tensors, {{"state", numbers}, {"sha256", sha.hex()}}));
        const auto read = readState(*path);
        if (!read) CHECK(read.error().code == core::ErrorCode::Corrupt);
        return read ? std::string() : read.error().message;
    };
    const std::string& numbers = whole->metadata.at("state");
    CHECK(errorOf(whole->tensors, numbers).empty()); // the sum is computed as the program does
    core::TensorMap foreign = whole->tensors;
    foreign["x"] = foreign.begin()->second;
    CHECK(errorOf(foreign, numbers).find("the tensor x belongs to no part") != std::string::npos);
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string text = numbers;
        REQUIRE(text.find(from) != std::string::npos);
        return errorOf(whole->tensors, text.replace(text.find(from), from.size(), to));
    };
    CHECK(changed("\"step\":10", "\"step\":-10").find("'step' is -10") != std::string::npos);
    CHECK(changed("\"step\":10", "\"step\":1e30").find("'step' is 1e+30") != std::string::npos);
    CHECK(changed("\"step\":10", "\"step\":9223372036854775808").find("'step'") != std::string::npos);
    CHECK(changed("\"validations\":3", "\"validations\":2147483648").find("'validations'") != std::string::npos);
    CHECK(changed("\"bad\":2", "\"bad\":\"2\"").find("'bad'") != std::string::npos);
    CHECK_FALSE(changed("\"bestMiou\"", "\"worstMiou\"").empty());
}

TEST_CASE("other files of the folder are no states") {
    const TemporaryFolder folder;
    for (const char* name :
         {"state-.ckpt", "state-12x.ckpt", "state--5.ckpt", "best.safetensors", "state-000007.ckpt.part"})
        writeText(folder / name, "x");
    CHECK(newestState(folder.path()).value() == std::nullopt);
}
