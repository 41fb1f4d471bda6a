// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/codec.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include <boost/mp11/algorithm.hpp>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/json.hpp"
#include "engine/control/admin/operations.hpp"

namespace weir::admin {

namespace {

template <Operation Op>
class DescribedCodec final : public OperationCodec {
public:
    std::string_view name() const override { return Op::kName; }
    std::string_view about() const override { return Op::kAbout; }
    Role role() const override { return Op::kRole; }

    boost::json::value operationToJson(const std::any& operation) const override {
        return toJson(std::any_cast<const Op&>(operation));
    }
    boost::json::value replyToJson(const std::any& reply) const override {
        return toJson(std::any_cast<const typename Op::Reply&>(reply));
    }
    Result<std::any> operationFromJson(const boost::json::value& json) const override {
        return read<Op>(json, UnknownMembers::Refused);
    }
    Result<std::any> replyFromJson(const boost::json::value& json) const override {
        return read<typename Op::Reply>(json, UnknownMembers::Ignored);
    }

private:
    template <class T>
    static Result<std::any> read(const boost::json::value& json, UnknownMembers unknown) {
        auto value = fromJson<T>(json, unknown);
        if (!value) {
            return std::move(value.error());
        }
        return std::any(std::move(*value));
    }
};

}  // namespace

const std::vector<const OperationCodec*>& allCodecs() {
    static const auto codecs = [] {
        std::vector<const OperationCodec*> list;
        boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Operations>>(
            [&]<class Op>(std::type_identity<Op>) {
                static const DescribedCodec<Op> codec;
                list.push_back(&codec);
            });
        return list;
    }();
    return codecs;
}

const OperationCodec* findCodec(std::string_view name) {
    for (const OperationCodec* codec : allCodecs()) {
        if (codec->name() == name) {
            return codec;
        }
    }
    return nullptr;
}

const OperationCodec& codecNamed(std::string_view name) {
    if (const OperationCodec* codec = findCodec(name)) {
        return *codec;
    }
    throw std::logic_error("operation is missing in operations.hpp: " + std::string(name));
}

}  // namespace weir::admin
