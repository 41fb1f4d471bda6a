// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/ask.hpp"

#include <algorithm>
#include <optional>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "engine/base/scrub.hpp"

namespace weir::providers {

namespace {

namespace json = boost::json;

constexpr std::size_t kMostBytes = std::size_t(4) << 20;
constexpr std::size_t kMostModels = 10'000;
constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestMessage = 200;

std::optional<json::value> parse(std::string_view body) {
    json::error_code error;
    json::value value = json::parse(json::string_view(body.data(), body.size()), error);
    return error ? std::nullopt : std::optional(std::move(value));
}

std::optional<json::object> parseObject(std::string_view body) {
    auto value = parse(body);
    if (!value || !value->is_object()) {
        return std::nullopt;
    }
    return std::move(value->as_object());
}

std::string textOf(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(json::string_view(name.data(), name.size()));
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

// A name that can be shown and asked for.
bool isUsable(const std::string& name) {
    return !name.empty() && name.size() <= kLongestName &&
           std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

std::string oneLine(std::string text) {
    text = scrub(text);
    std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    if (text.size() > kLongestMessage) {
        std::size_t end = kLongestMessage;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
            --end;
        }
        text = text.substr(0, end) + "…";
    }
    return text;
}

}  // namespace

net::Task<Result<Answered>> ask(net::Lease& lease, std::string target,
                                std::vector<net::http::Field> extraFields,
                                Cancellation& cancellation, std::string body) {
    std::vector<net::http::Field> fields{
        {"accept", "application/json"}, {"accept-encoding", "identity"}, {"user-agent", "weir"}};
    fields.insert(fields.end(), extraFields.begin(), extraFields.end());
    if (!body.empty()) {
        fields.push_back({"content-type", "application/json"});
    }
    const std::string_view method = body.empty() ? "GET" : "POST";
    if (auto sent = co_await lease.send(method, target, fields, body, cancellation); !sent) {
        co_return std::move(sent.error());
    }
    auto head = co_await lease.receiveHead(cancellation);
    if (!head) {
        co_return std::move(head.error());
    }
    Answered answered{head->status, {}};
    for (;;) {
        auto piece = co_await lease.receiveBody(cancellation);
        if (!piece) {
            co_return std::move(piece.error());
        }
        if (piece->empty()) {
            co_return answered;
        }
        if (answered.body.size() + piece->size() > kMostBytes) {
            lease.close();
            co_return Error::tooLarge("The answer is larger than 4 MiB.");
        }
        answered.body += *piece;
    }
}

Result<ModelList> readModelList(std::string_view body) {
    const auto answer = parse(body);
    const json::object* object = answer ? answer->if_object() : nullptr;
    ModelList models;
    const json::value* list = nullptr;
    if (object != nullptr) {
        models.form = object->contains("data") ? ListForm::Data : ListForm::Models;
        list = object->if_contains(models.form == ListForm::Data ? "data" : "models");
    } else if (answer) {
        models.form = ListForm::Bare;
        list = &*answer;
    }
    if (list == nullptr || !list->is_array()) {
        return Error::invalid("The answer is not a list of models.");
    }
    for (const json::value& entry : list->as_array()) {
        if (!entry.is_object() || models.names.size() >= kMostModels) {
            continue;
        }
        std::string name =
            textOf(entry.as_object(), models.form == ListForm::Models ? "name" : "id");
        if (!isUsable(name)) {
            continue;
        }
        if (models.names.empty()) {
            models.owner = textOf(entry.as_object(), "owned_by");
        }
        models.names.push_back(std::move(name));
    }
    if (models.form == ListForm::Bare && models.names.empty()) {
        return Error::invalid("The answer is not a list of models.");
    }
    return models;
}

std::string readMember(std::string_view body, std::string_view name) {
    const auto object = parseObject(body);
    return object ? textOf(*object, name) : std::string();
}

std::string readErrorMessage(std::string_view body) {
    const auto object = parseObject(body);
    if (!object) {
        return {};
    }
    const json::value* error = object->if_contains("error");
    if (error != nullptr && error->is_object()) {
        return oneLine(textOf(error->as_object(), "message"));
    }
    std::string plain = textOf(*object, "error");
    return oneLine(plain.empty() ? textOf(*object, "message") : std::move(plain));
}

}  // namespace weir::providers
