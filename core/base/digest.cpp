// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"

#include "core/base/atomic_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <openssl/evp.h>

namespace core {

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    State() {
        // Fails only without memory, or in a build of OpenSSL that lacks SHA-256.
        if (context == nullptr || EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
    }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::span<const std::byte> bytes) { EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size()); }

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest = {};
    unsigned int size = 0;
    EVP_DigestFinal_ex(m_state->context, digest.data(), &size);
    std::string text;
    for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
    return text;
}

std::string sha256(std::span<const std::byte> bytes) {
    Sha256 digest;
    digest.add(bytes);
    return digest.hex();
}

Result<std::string> sha256OfFile(const std::filesystem::path& path, const std::stop_token& stop) {
    if (auto good = checkReadable(path); !good) return fail(std::move(good.error()));
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return fail(ErrorCode::Io, "{}: cannot be opened: {}.", path.string(), std::strerror(errno));
    Sha256 digest;
    std::array<char, 1 << 16> buffer = {};
    while (stream.read(buffer.data(), buffer.size()) || stream.gcount() > 0) {
        if (stop.stop_requested()) return cancelled();
        digest.add(std::as_bytes(std::span(buffer.data(), static_cast<std::size_t>(stream.gcount()))));
    }
    if (stream.bad()) return fail(ErrorCode::Io, "{}: reading failed.", path.string());
    return digest.hex();
}

} // namespace core
