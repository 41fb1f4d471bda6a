// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/embeddings.hpp"

#include <bit>
#include <cmath>
#include <vector>

#include <boost/json/serialize.hpp>

#include "engine/simulator/words.hpp"

namespace weir::simulator::embeddings {
namespace {

constexpr std::int64_t kDimensions = 256;
constexpr std::int64_t kMaxDimensions = 4096;

std::vector<float> vectorOf(const std::string& input, std::size_t dimensions) {
    std::vector<float> vector;
    double norm = 0;
    std::uint64_t state = fingerprint(input);
    for (std::size_t i = 0; i < dimensions; ++i) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        const double value = static_cast<double>(state >> 40) / (1 << 23) - 1;
        norm += value * value;
        vector.push_back(static_cast<float>(value));
    }
    for (float& value : vector) {
        value = static_cast<float>(value / std::sqrt(norm));
    }
    return vector;
}

std::string littleEndian(const std::vector<float>& vector) {
    std::string bytes;
    for (const float value : vector) {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        for (unsigned shift = 0; shift < 32; shift += 8) {
            bytes += static_cast<char>((bits >> shift) & 0xff);
        }
    }
    return bytes;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j) {
            group <<= 8;
            group |= i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0u;
        }
        for (std::size_t j = 0; j < 4; ++j) {
            out += i + j <= bytes.size() ? kDigits[(group >> (18 - 6 * j)) & 63] : '=';
        }
    }
    return out;
}

// A text, texts, tokens or arrays of tokens: one string for each thing to embed.
std::vector<std::string> readInputs(const json::object& body, Checks& checks) {
    if (const std::string_view text = textOr(body, "input"); !text.empty()) {
        return {std::string(text)};
    }
    const json::array& input = checks.array(body, "input");
    checks.demand(!input.empty(), "'input' is empty.", "input");
    if (!input.empty() && input.front().is_int64()) {
        return {json::serialize(input)};
    }
    std::vector<std::string> inputs;
    for (const json::value& item : input) {
        const bool good = (item.is_string() && !item.get_string().empty()) || item.is_array();
        checks.demand(good, "'input' holds something else than texts or tokens.", "input");
        inputs.push_back(json::serialize(item));
    }
    return inputs;
}

std::size_t readDimensions(const json::object& body, Checks& checks) {
    const json::value* wanted = body.if_contains("dimensions");
    if (wanted == nullptr || wanted->is_null()) {
        return kDimensions;
    }
    const std::int64_t* count = wanted->if_int64();
    const bool good = count != nullptr && *count > 0 && *count <= kMaxDimensions;
    checks.demand(good, "'dimensions' is not a number from 1 to 4096.", "dimensions");
    return good ? static_cast<std::size_t>(*count) : 0;
}

}  // namespace

std::string answer(const json::object& body, const Prompt& prompt, Checks& checks) {
    const std::vector<std::string> inputs = readInputs(body, checks);
    const std::size_t dimensions = readDimensions(body, checks);
    const std::string_view format = textOr(body, "encoding_format", "float");
    checks.demand(format == "float" || format == "base64",
                  "'encoding_format' is neither float nor base64.", "encoding_format");
    if (checks.failed()) {
        return {};
    }
    json::array data;
    for (const std::string& input : inputs) {
        const std::vector<float> vector = vectorOf(input, dimensions);
        json::value embedding = json::array(vector.begin(), vector.end());
        if (format == "base64") {
            embedding = base64(littleEndian(vector));
        }
        data.push_back(
            {{"object", "embedding"}, {"index", data.size()}, {"embedding", std::move(embedding)}});
    }
    return json::serialize(json::object{
        {"object", "list"},
        {"data", std::move(data)},
        {"model", prompt.model->name},
        {"usage", {{"prompt_tokens", prompt.tokensIn}, {"total_tokens", prompt.tokensIn}}}});
}

}  // namespace weir::simulator::embeddings
