// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/torch_types.h"

#include <algorithm>
#include <array>

namespace core {
namespace {

struct Row {
    std::string_view storage; ///< without "Storage"; empty when torch has no such class
    TorchType type;
};
constexpr std::array kRows = {
    Row{"Double", {"float64", 8, DType::F64}},
    Row{"Float", {"float32", 4, DType::F32}},
    Row{"Half", {"float16", 2, DType::F16}},
    Row{"BFloat16", {"bfloat16", 2, DType::BF16}},
    Row{"Long", {"int64", 8, DType::I64}},
    Row{"Int", {"int32", 4, DType::I32}},
    Row{"Short", {"int16", 2, DType::I16}},
    Row{"Char", {"int8", 1, DType::I8}},
    Row{"Byte", {"uint8", 1, DType::U8}},
    Row{"Bool", {"bool", 1, DType::Bool}},
    Row{"Untyped", {"uint8", 1, DType::U8, true}},
    Row{"_Untyped", {"uint8", 1, DType::U8, true}},
    Row{"ComplexHalf", {"complex32", 4, std::nullopt}},
    Row{"ComplexFloat", {"complex64", 8, std::nullopt}},
    Row{"ComplexDouble", {"complex128", 16, std::nullopt}},
    Row{"QInt8", {"qint8", 1, std::nullopt}},
    Row{"QUInt8", {"quint8", 1, std::nullopt}},
    Row{"QInt32", {"qint32", 4, std::nullopt}},
    Row{"QUInt4x2", {"quint4x2", 1, std::nullopt}},
    Row{"QUInt2x4", {"quint2x4", 1, std::nullopt}},
    Row{"", {"uint16", 2, std::nullopt}},
    Row{"", {"uint32", 4, std::nullopt}},
    Row{"", {"uint64", 8, std::nullopt}},
    Row{"", {"float8_e5m2", 1, std::nullopt}},
    Row{"", {"float8_e4m3fn", 1, std::nullopt}},
    Row{"", {"float8_e5m2fnuz", 1, std::nullopt}},
    Row{"", {"float8_e4m3fnuz", 1, std::nullopt}},
    Row{"", {"float8_e8m0fnu", 1, std::nullopt}},
};

} // namespace

const TorchType* torchTypeOfStorage(std::string_view global) {
    for (const std::string_view prefix : {"torch.cuda.", "torch.storage.", "torch."})
        if (global.starts_with(prefix)) {
            global.remove_prefix(prefix.size());
            break;
        }
    if (!global.ends_with("Storage")) return nullptr;
    global.remove_suffix(std::string_view("Storage").size());
    const auto* row =
        std::find_if(kRows.begin(), kRows.end(), [&](const Row& r) { return !global.empty() && r.storage == global; });
    return row != kRows.end() ? &row->type : nullptr;
}

const TorchType* torchTypeOfConstant(std::string_view global) {
    if (!global.starts_with("torch.")) return nullptr;
    global.remove_prefix(std::string_view("torch.").size());
    const auto* row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& r) { return r.type.name == global; });
    return row != kRows.end() ? &row->type : nullptr;
}

} // namespace core
