// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pickles and archives made by hand, good ones and hostile ones.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>
#include <zip.h>

namespace testing_support {

/// The `bytes` lowest bytes of a number, little-endian.
inline std::string little(std::uint64_t number, unsigned bytes) {
    std::string text;
    for (unsigned i = 0; i < bytes; ++i) text += static_cast<char>((number >> (8 * i)) & 255U);
    return text;
}

// Pieces of pickles, with the names of CPython's Lib/pickletools.py.
inline std::string pickled(const std::string& body) { return "\x80\x02" + body + "."; }
inline std::string unicode(const std::string& text) { return "X" + little(text.size(), 4) + text; }
inline std::string global(const std::string& module, const std::string& name) {
    return "c" + module + "\n" + name + "\n";
}
inline std::string long1(std::uint64_t number) { return "\x8A\x09" + little(number, 8) + std::string(1, '\0'); }
inline std::string tuple(const std::vector<std::uint64_t>& numbers) {
    std::string text = "(";
    for (const std::uint64_t number : numbers) text += long1(number);
    return text + "t";
}

/// Makes a tensor on a float32 storage.
struct TensorPickle {
    std::string key = "0";
    std::uint64_t items = 6;
    std::uint64_t offset = 0;
    std::vector<std::uint64_t> shape = {2, 3};
    std::vector<std::uint64_t> strides = {3, 1};
    std::string storageClass = "FloatStorage";
    std::string view = {}; ///< of the old format: a sixth part of the persistent id

    std::string bytes() const {
        const std::string id = "(" + unicode("storage") + global("torch", storageClass) + unicode(key) +
                               unicode("cpu") + long1(items) + view + "tQ";
        return global("torch._utils", "_rebuild_tensor_v2") + "(" + id + long1(offset) + tuple(shape) + tuple(strides) +
               "\x89" + global("collections", "OrderedDict") + ")RtR";
    }
};

/// {name: value, …}
inline std::string dictOf(const std::vector<std::pair<std::string, std::string>>& items) {
    std::string text = "}(";
    for (const auto& [name, value] : items) text += unicode(name) + value;
    return text + "u";
}

struct ZipEntry {
    std::string name;
    std::string bytes;
    bool deflated = false;
};

inline void writeZip(const std::filesystem::path& path, const std::vector<ZipEntry>& entries) {
    int error = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (archive == nullptr) throw std::runtime_error("cannot make " + path.string());
    for (const ZipEntry& entry : entries) {
        zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
        const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) throw std::runtime_error("cannot add " + entry.name);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index),
                                 entry.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
    }
    if (zip_close(archive) != 0) throw std::runtime_error("cannot write " + path.string());
}

/// An archive as torch.save writes it, with these records `data/KEY`.
inline std::vector<ZipEntry> torchEntries(const std::string& pickle,
                                          const std::vector<std::pair<std::string, std::string>>& records) {
    std::vector<ZipEntry> entries = {{"archive/data.pkl", pickle}};
    for (const auto& [key, bytes] : records) entries.push_back({"archive/data/" + key, bytes});
    entries.push_back({"archive/version", "3\n"});
    return entries;
}

/// The bytes of the floats 0, 1, 2, …
inline std::string countingFloats(int count) {
    std::string bytes;
    for (int i = 0; i < count; ++i) {
        const auto value = static_cast<float>(i);
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    return bytes;
}

} // namespace testing_support
