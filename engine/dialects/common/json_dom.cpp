// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/json_dom.hpp"

#include <algorithm>
#include <array>

namespace weir::dialects {
namespace {

constexpr std::size_t kKeptCapacity = 1 << 20;
constexpr std::uint64_t kMaxCount = 1'000'000'000'000;

constexpr std::array<std::string_view, 10> kNotWritten{
    "role",          "id",        "call_id",           "type",    "object",
    "finish_reason", "signature", "encrypted_content", "item_id", "obfuscation"};

}  // namespace

std::optional<dom::object> parseObject(std::string_view text) {
    static thread_local dom::parser parser;
    if (parser.capacity() > kKeptCapacity && text.size() <= kKeptCapacity) {
        // One large answer must not keep its index for the life of the thread.
        parser = dom::parser();
    }
    dom::object object;
    if (parser.parse(text.data(), text.size()).get(object) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    return object;
}

std::optional<dom::object> objectAt(dom::object object, std::string_view name) {
    dom::object child;
    if (object.at_key(name).get(child) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    return child;
}

std::optional<dom::array> arrayAt(dom::object object, std::string_view name) {
    dom::array child;
    if (object.at_key(name).get(child) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    return child;
}

std::string_view textAt(dom::object object, std::string_view name) {
    std::string_view text;
    if (object.at_key(name).get(text) != simdjson::SUCCESS) {
        return {};
    }
    return text;
}

std::optional<std::uint64_t> countAt(dom::object object, std::string_view name) {
    std::uint64_t count = 0;
    if (object.at_key(name).get(count) != simdjson::SUCCESS || count > kMaxCount) {
        return std::nullopt;
    }
    return count;
}

std::uint64_t writtenBytes(dom::object object) {
    std::uint64_t bytes = 0;
    for (const auto& [name, member] : object) {
        const auto found = std::find(kNotWritten.begin(), kNotWritten.end(), name);
        bytes += found == kNotWritten.end() ? writtenBytes(member) : 0;
    }
    return bytes;
}

std::uint64_t writtenBytes(dom::array array) {
    std::uint64_t bytes = 0;
    for (const dom::element item : array) {
        bytes += writtenBytes(item);
    }
    return bytes;
}

std::uint64_t writtenBytes(dom::element value) {
    switch (value.type()) {
        case dom::element_type::STRING:
            return value.get_string().value_unsafe().size();
        case dom::element_type::ARRAY:
            return writtenBytes(value.get_array().value_unsafe());
        case dom::element_type::OBJECT:
            return writtenBytes(value.get_object().value_unsafe());
        default:
            return 0;
    }
}

}  // namespace weir::dialects
