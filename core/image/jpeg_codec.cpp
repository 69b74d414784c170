// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/jpeg_codec.h"

#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <jpeglib.h>

#include <jerror.h>

namespace core {
namespace fs = std::filesystem;

namespace {

constexpr int kMostScans = 200; ///< real progressive files have about ten; a crafted one makes each cost a full pass

struct Session {
    jpeg_error_mgr manager = {};
    jpeg_progress_mgr progress = {};
    std::jmp_buf escape = {};
    std::array<char, JMSG_LENGTH_MAX> message = {};
    int code = 0;
};

Session& sessionOf(j_common_ptr codec) { return *static_cast<Session*>(codec->client_data); }

[[noreturn]] void giveUp(j_common_ptr codec) {
    Session& session = sessionOf(codec);
    session.code = codec->err->msg_code;
    codec->err->format_message(codec, session.message.data());
    std::longjmp(session.escape, 1);
}

/// libjpeg goes on after these with made-up pixels. Other warnings (stray bytes between segments, odd version numbers)
/// leave the picture whole.
void weighWarning(j_common_ptr codec, int level) {
    if (level >= 0) return;
    const int code = codec->err->msg_code;
    if (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE || code == JWRN_MUST_RESYNC ||
        code == JWRN_ARITH_BAD_CODE)
        giveUp(codec);
}

void printNothing(j_common_ptr) {}

void countScans(j_common_ptr codec) {
    const auto* decoder = reinterpret_cast<j_decompress_ptr>(codec);
    if (decoder->input_scan_number <= kMostScans) return;
    Session& session = sessionOf(codec);
    std::snprintf(session.message.data(), session.message.size(), "more than %d scans", kMostScans);
    std::longjmp(session.escape, 1);
}

template <class Codec> void prepareSession(Codec& codec, Session& session) {
    codec.err = jpeg_std_error(&session.manager);
    session.manager.error_exit = giveUp;
    session.manager.emit_message = weighWarning;
    session.manager.output_message = printNothing;
    codec.client_data = &session;
}

/// Runs `steps` and returns false when libjpeg gave up in them. `steps` must hold no object with a destructor.
template <class Steps> bool guarded(Session& session, const Steps& steps) {
    if (setjmp(session.escape) != 0) return false;
    steps();
    return true;
}

/// "Premature end of JPEG file" without a full stop, which some of the messages bring and others do not.
std::string reasonOf(const Session& session) {
    std::string reason = session.message.data();
    while (!reason.empty() && (reason.back() == '.' || reason.back() == ' ')) reason.pop_back();
    return reason;
}

class Decoder {
public:
    explicit Decoder(Bytes bytes) {
        prepareSession(m_codec, m_session);
        m_session.progress.progress_monitor = countScans;
        m_isReady = guarded(m_session, [this, bytes] {
            jpeg_create_decompress(&m_codec);
            m_codec.progress = &m_session.progress;
            jpeg_mem_src(&m_codec, bytes.data(), static_cast<unsigned long>(bytes.size()));
        });
    }
    ~Decoder() { jpeg_destroy_decompress(&m_codec); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    bool isReady() const { return m_isReady; }
    bool readHeader() {
        return guarded(m_session, [this] { jpeg_read_header(&m_codec, TRUE); });
    }
    bool isPrint() const { return m_codec.jpeg_color_space == JCS_CMYK || m_codec.jpeg_color_space == JCS_YCCK; }
    Size size() const { return {static_cast<int>(m_codec.image_width), static_cast<int>(m_codec.image_height)}; }
    bool divideBy(int divisor) {
        return guarded(m_session, [this, divisor] {
            m_codec.scale_num = 1;
            m_codec.scale_denom = static_cast<unsigned int>(divisor);
            jpeg_calc_output_dimensions(&m_codec);
        });
    }
    Size dividedSize() const {
        return {static_cast<int>(m_codec.output_width), static_cast<int>(m_codec.output_height)};
    }
    bool readInto(Image& image) {
        return guarded(m_session, [this, &image] {
            m_codec.out_color_space = JCS_RGB;
            jpeg_start_decompress(&m_codec);
            while (m_codec.output_scanline < m_codec.output_height) {
                auto* row = reinterpret_cast<JSAMPROW>(image.row(static_cast<int>(m_codec.output_scanline)));
                jpeg_read_scanlines(&m_codec, &row, 1);
            }
            jpeg_finish_decompress(&m_codec);
        });
    }
    tl::unexpected<Error> failure(const fs::path& path) const {
        if (m_session.code == JERR_OUT_OF_MEMORY)
            return fail(ErrorCode::OutOfMemory, "{}: there is no memory to read it.", path.string());
        const bool unknown = m_session.code == JERR_BAD_PRECISION || m_session.code == JERR_SOF_UNSUPPORTED ||
                             m_session.code == JERR_CONVERSION_NOTIMPL;
        if (unknown)
            return fail(ErrorCode::Unsupported, "{}: a kind of JPEG that cannot be read: {}.", path.string(),
                        reasonOf(m_session));
        return fail(ErrorCode::Corrupt, "{}: damaged JPEG: {}.", path.string(), reasonOf(m_session));
    }

private:
    Session m_session;
    jpeg_decompress_struct m_codec = {};
    bool m_isReady = false;
};

/// Collects what libjpeg writes. Its own memory destination loses track of the buffer when it gives up.
class Destination {
public:
    jpeg_destination_mgr* manager() {
        m_manager.init_destination = [](j_compress_ptr codec) { of(codec).restart(); };
        m_manager.empty_output_buffer = [](j_compress_ptr codec) -> boolean {
            of(codec).keep(codec, of(codec).m_piece.size());
            of(codec).restart();
            return TRUE;
        };
        m_manager.term_destination = [](j_compress_ptr codec) {
            of(codec).keep(codec, of(codec).m_piece.size() - codec->dest->free_in_buffer);
        };
        return &m_manager;
    }
    std::vector<std::byte> takeBytes() { return std::move(m_bytes); }

private:
    static Destination& of(j_compress_ptr codec) { return *reinterpret_cast<Destination*>(codec->dest); }
    void restart() {
        m_manager.next_output_byte = m_piece.data();
        m_manager.free_in_buffer = m_piece.size();
    }
    void keep(j_compress_ptr codec, std::size_t count) {
        try {
            const auto* first = reinterpret_cast<const std::byte*>(m_piece.data());
            m_bytes.insert(m_bytes.end(), first, first + count);
            return;
        } catch (const std::bad_alloc&) {
            codec->err->msg_code = JERR_OUT_OF_MEMORY; // reported below: no jump out of a catch block
        }
        codec->err->error_exit(reinterpret_cast<j_common_ptr>(codec));
    }

    jpeg_destination_mgr m_manager = {}; // first: libjpeg hands its address back
    std::array<JOCTET, 1 << 14> m_piece = {};
    std::vector<std::byte> m_bytes;
};

} // namespace

Result<Image> decodeJpeg(Bytes bytes, Size size, const fs::path& path, int divisor) {
    Decoder decoder(bytes);
    if (!decoder.isReady() || !decoder.readHeader()) return decoder.failure(path);
    if (decoder.isPrint())
        return fail(ErrorCode::Unsupported, "{}: is a CMYK picture for print; save it as RGB.", path.string());
    if (auto same = checkSameSize(size, decoder.size(), path); !same) return fail(same.error());
    if (!decoder.divideBy(divisor)) return decoder.failure(path);
    Image image(decoder.dividedSize());
    if (!decoder.readInto(image)) return decoder.failure(path);
    return image;
}

Result<std::vector<std::byte>> encodeJpeg(const Image& image, const fs::path& path) {
    if (image.isEmpty())
        return fail(ErrorCode::InvalidArgument, "{}: an empty picture cannot be written.", path.string());
    Session session;
    jpeg_compress_struct codec = {};
    prepareSession(codec, session);
    Destination destination;
    const bool done = guarded(session, [&] {
        jpeg_create_compress(&codec);
        codec.dest = destination.manager();
        codec.image_width = static_cast<JDIMENSION>(image.width());
        codec.image_height = static_cast<JDIMENSION>(image.height());
        codec.input_components = 3;
        codec.in_color_space = JCS_RGB;
        jpeg_set_defaults(&codec);
        jpeg_set_quality(&codec, 95, TRUE);
        codec.comp_info[0].h_samp_factor = 1;
        codec.comp_info[0].v_samp_factor = 1;
        jpeg_start_compress(&codec, TRUE);
        while (codec.next_scanline < codec.image_height) {
            // libjpeg takes pointers to non-const and only reads.
            auto* row = const_cast<JSAMPROW>(
                reinterpret_cast<const JSAMPLE*>(image.row(static_cast<int>(codec.next_scanline))));
            jpeg_write_scanlines(&codec, &row, 1);
        }
        jpeg_finish_compress(&codec);
    });
    jpeg_destroy_compress(&codec);
    if (!done && session.code == JERR_OUT_OF_MEMORY)
        return fail(ErrorCode::OutOfMemory, "{}: there is no memory to write it.", path.string());
    if (!done)
        return fail(ErrorCode::InvalidArgument, "{}: cannot be written as JPEG: {}.", path.string(), reasonOf(session));
    return destination.takeBytes();
}

} // namespace core
