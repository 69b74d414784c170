// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/registry.h"

#include "core/networks/deeplabv3.h"
#include "core/networks/denseaspp.h"
#include "core/networks/resnet.h"
#include "core/networks/unet.h"

#include <algorithm>
#include <functional>

namespace core {

namespace {

struct Entry {
    NetworkInfo info;
    std::function<Graph(const std::string&, const NetworkOptions&)> build;
};

const std::vector<Entry>& entries() {
    const auto deepLab = [](const std::array<int, 4>& blocks) {
        return [&blocks](const std::string& name, const NetworkOptions& o) { return buildDeepLabV3(name, o, blocks); };
    };
    const auto uNet = [](UNetUp up) {
        return [up](const std::string& name, const NetworkOptions& o) { return buildUNet(name, o, up); };
    };
    const auto dense = [](int depth) {
        return [depth](const std::string& name, const NetworkOptions& o) { return buildDenseAspp(name, o, depth); };
    };
    static const std::vector<Entry> all = {
        {{"deeplabv3-resnet50", "DeepLabV3 ResNet-50", Family::DeepLabV3}, deepLab(kResNet50Blocks)},
        {{"deeplabv3-resnet101", "DeepLabV3 ResNet-101", Family::DeepLabV3}, deepLab(kResNet101Blocks)},
        {{"unet", "U-Net", Family::UNet}, uNet(UNetUp::Transposed)},
        {{"unet-bilinear", "U-Net bilinear", Family::UNet}, uNet(UNetUp::Bilinear)},
        {{"denseaspp121", "DenseASPP-121", Family::DenseAspp}, dense(121)},
        {{"denseaspp161", "DenseASPP-161", Family::DenseAspp}, dense(161)},
        {{"denseaspp169", "DenseASPP-169", Family::DenseAspp}, dense(169)},
        {{"denseaspp201", "DenseASPP-201", Family::DenseAspp}, dense(201)},
        {{"denseaspp-mobilenet", "DenseASPP MobileNetV2", Family::DenseAspp}, buildDenseAsppMobileNet},
    };
    return all;
}

Status checkOptions(const NetworkInfo& info, const NetworkOptions& options) {
    // A label map has 8 bits, and 255 is ignore.
    if (options.classes < 1 || options.classes > 255)
        return fail(ErrorCode::InvalidArgument, "{}: {} classes cannot be; 1 to 255 can.", info.name, options.classes);
    if (info.family != Family::UNet && options.outputStride != 8 && options.outputStride != 16)
        return fail(ErrorCode::InvalidArgument, "{}: output stride {} cannot be; 8 and 16 can.", info.name,
                    options.outputStride);
    if (!(options.width > 0.0 && options.width <= 4.0))
        return fail(ErrorCode::InvalidArgument, "{}: width {} cannot be; above 0 and up to 4 can.", info.name,
                    options.width);
    if (options.aux && info.family != Family::DeepLabV3)
        return fail(ErrorCode::InvalidArgument, "{}: has no auxiliary head; only DeepLabV3 has one.", info.name);
    if (options.inputChannels < 1 || options.inputChannels > 64)
        return fail(ErrorCode::InvalidArgument, "{}: {} input channels cannot be; 1 to 64 can.", info.name,
                    options.inputChannels);
    return {};
}

} // namespace

const std::vector<NetworkInfo>& networks() {
    static const std::vector<NetworkInfo> all = [] {
        std::vector<NetworkInfo> infos;
        for (const Entry& entry : entries()) infos.push_back(entry.info);
        return infos;
    }();
    return all;
}

const NetworkInfo* findNetwork(std::string_view name) {
    const auto found =
        std::find_if(networks().begin(), networks().end(), [&](const NetworkInfo& n) { return n.name == name; });
    return found == networks().end() ? nullptr : &*found;
}

Result<Graph> buildNetwork(std::string_view name, const NetworkOptions& options) {
    for (const Entry& entry : entries()) {
        if (entry.info.name != name) continue;
        if (auto good = checkOptions(entry.info, options); !good) return fail(good.error());
        return entry.build(std::string(name), options);
    }
    std::string known;
    for (const NetworkInfo& info : networks()) known += fmt::format("{}{}", known.empty() ? "" : ", ", info.name);
    return fail(ErrorCode::NotFound, "There is no network \"{}\"; there are {}.", name, known);
}

} // namespace core
