// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/video_container.h"

#include "core/image/local_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <string_view>

namespace core {
namespace fs = std::filesystem;

namespace {

class FileBytes {
public:
    explicit FileBytes(std::ifstream stream) : m_stream(std::move(stream)) {}
    std::string at(std::uint64_t offset, std::size_t count) {
        m_stream.clear();
        m_stream.seekg(static_cast<std::streamoff>(offset));
        std::string bytes(count, '\0');
        m_stream.read(bytes.data(), static_cast<std::streamsize>(count));
        bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, m_stream.gcount())));
        return bytes;
    }

private:
    std::ifstream m_stream;
};

std::uint64_t bigEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes) value = value << 8U | static_cast<std::uint8_t>(c);
    return value;
}
std::uint64_t littleEndian(std::string_view bytes) { return bigEndian(std::string(bytes.rbegin(), bytes.rend())); }

constexpr int kMostBoxes = 1 << 17; ///< hours of fragments; a made-up file of empty boxes must not cost minutes

/// ISO base media and QuickTime: boxes, each with its length and a name of four letters (ISO 14496-12). Where the last
/// one claims to end; what follows it and is no box is nobody's business.
std::uint64_t isoBytes(FileBytes& file, std::uint64_t size) {
    std::uint64_t at = 0;
    for (int i = 0; i < kMostBoxes && at < size; ++i) {
        const std::string head = file.at(at, 16);
        if (head.size() < 8) break;
        std::uint64_t length = bigEndian(std::string_view(head).substr(0, 4));
        if (length == 0) return size; // up to the end, wherever that is
        if (length == 1 && head.size() < 16) break;
        const std::uint64_t least = length == 1 ? 16 : 8;
        if (length == 1) length = bigEndian(std::string_view(head).substr(8, 8));
        if (length < least || length > UINT64_MAX - at) break;
        at += length;
    }
    return at;
}

/// AVI: RIFF chunks; more than one in files above 1 GB.
std::uint64_t aviBytes(FileBytes& file, std::uint64_t size) {
    std::uint64_t at = 0;
    for (int i = 0; i < kMostBoxes && at + 12 <= size; ++i) {
        const std::string head = file.at(at, 8);
        if (head.compare(0, 4, "RIFF") != 0) break;
        const std::uint64_t length = littleEndian(std::string_view(head).substr(4, 4));
        if (length == 0) return 0; // an interrupted recording
        at += 8 + length + length % 2;
    }
    return at;
}

/// An EBML number: the leading zero bits of the first byte say how many bytes follow (RFC 8794, section 4).
struct EbmlNumber {
    std::uint64_t value = 0;
    std::size_t bytes = 0;
    bool isUnknown = false; ///< all bits set: a live recording
};
std::optional<EbmlNumber> ebmlNumber(std::string_view bytes) {
    if (bytes.empty() || bytes[0] == 0) return std::nullopt;
    const auto first = static_cast<std::uint8_t>(bytes[0]);
    const auto count = static_cast<std::size_t>(std::countl_zero(first)) + 1;
    if (bytes.size() < count) return std::nullopt;
    const std::uint64_t all = (std::uint64_t{1} << (7 * count)) - 1;
    const std::uint64_t value = bigEndian(bytes.substr(0, count)) & all;
    return EbmlNumber{value, count, value == all};
}

/// Matroska and WebM: the EBML header, then the segment with its length.
std::uint64_t matroskaBytes(FileBytes& file) {
    const std::string head = file.at(4, 8);
    const auto headLength = ebmlNumber(head);
    if (!headLength || headLength->value > 4096) return 0;
    const std::uint64_t segment = 4 + headLength->bytes + headLength->value;
    const std::string start = file.at(segment, 12);
    if (start.compare(0, 4, "\x18\x53\x80\x67") != 0) return 0;
    const auto length = ebmlNumber(std::string_view(start).substr(4));
    return length && !length->isUnknown ? segment + 4 + length->bytes + length->value : 0;
}

bool isIso(std::string_view head) {
    constexpr std::array<std::string_view, 7> boxes = {"ftyp", "moov", "mdat", "free", "skip", "wide", "pnot"};
    return head.size() >= 8 && std::find(boxes.begin(), boxes.end(), head.substr(4, 4)) != boxes.end();
}

bool isMpeg(std::string_view head) {
    using namespace std::string_view_literals;
    const bool isTransport = head.size() > 188 && head[0] == 'G' && head[188] == 'G';
    return head.substr(0, 4) == "\0\0\1\xba"sv || head.substr(0, 4) == "\0\0\1\xb3"sv || isTransport;
}

} // namespace

Result<VideoContainer> lookAtVideo(const fs::path& path) {
    if (auto ordinary = checkOrdinaryFile(path); !ordinary) return fail(ordinary.error());
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return fail(ErrorCode::Io, "{}: cannot be opened: {}.", path.string(), std::strerror(errno));
    std::error_code error;
    VideoContainer container;
    container.bytes = fs::file_size(path, error);
    if (error) return fail(ErrorCode::Io, "{}: its size cannot be read: {}.", path.string(), error.message());
    if (container.bytes == 0) return fail(ErrorCode::Corrupt, "{}: the file is empty.", path.string());
    FileBytes file(std::move(stream));
    const std::string head = file.at(0, 192);
    if (isIso(head))
        container.claimedBytes = isoBytes(file, container.bytes);
    else if (head.compare(0, 4, "RIFF") == 0 && head.size() >= 12 && head.compare(8, 4, "AVI ") == 0)
        container.claimedBytes = aviBytes(file, container.bytes);
    else if (head.compare(0, 4, "\x1a\x45\xdf\xa3") == 0)
        container.claimedBytes = matroskaBytes(file);
    else if (!isMpeg(head))
        return fail(ErrorCode::Unsupported, "{}: is not a video; MP4, MOV, AVI, Matroska, WebM and MPEG can be read.",
                    path.string());
    return container;
}

} // namespace core
