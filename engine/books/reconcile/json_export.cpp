// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <initializer_list>
#include <optional>

#include <simdjson.h>

#include "engine/books/reconcile/export_sums.hpp"

// The pages of OpenAI's organization/usage/completions (embeddings, …) and organization/costs.
namespace weir::books {

namespace {

namespace dom = simdjson::dom;

std::optional<dom::element> memberOf(const dom::object& object, std::string_view name) {
    dom::element found;
    if (object[name].get(found) != simdjson::SUCCESS || found.is_null()) {
        return std::nullopt;
    }
    return found;
}

std::uint64_t countOf(const dom::object& object, std::string_view name) {
    const auto found = memberOf(object, name);
    if (!found) {
        return 0;
    }
    std::uint64_t count = 0;
    if (found->get(count) != simdjson::SUCCESS) {
        throw NotAnExport{"\"" + std::string(name) + "\" is not a whole number."};
    }
    if (count > kMostCounted) {
        throw NotAnExport{"\"" + std::string(name) + "\" is more than anybody uses."};
    }
    return count;
}

std::string textOf(const dom::object& object, std::string_view name) {
    const auto found = memberOf(object, name);
    std::string_view text;
    if (!found) {
        return {};
    }
    if (found->get(text) != simdjson::SUCCESS) {
        throw NotAnExport{"\"" + std::string(name) + "\" is not a text."};
    }
    return std::string(text);
}

// {"value": 0.06, "currency": "usd"}
Money amountOf(const dom::element& element) {
    dom::object amount;
    double dollars = 0;
    if (element.get(amount) != simdjson::SUCCESS) {
        throw NotAnExport{"\"amount\" is not an amount with its currency."};
    }
    const auto value = memberOf(amount, "value");
    if (!value || value->get(dollars) != simdjson::SUCCESS) {
        throw NotAnExport{"\"amount\" has no value."};
    }
    const std::string currency = textOf(amount, "currency");
    if (currency != "usd" && currency != "USD") {
        throw NotAnExport{"Costs are compared in US dollars, not in \"" + currency.substr(0, 10) +
                          "\"."};
    }
    const auto cost = exportedCost(dollars);
    if (!cost) {
        throw NotAnExport{"An amount is more than anybody spends."};
    }
    return *cost;
}

class JsonReader {
public:
    void page(const dom::element& element) {
        dom::object page;
        dom::array buckets;
        if (element.get(page) != simdjson::SUCCESS) {
            throw NotAnExport{"A page of the export is no object."};
        }
        const auto data = memberOf(page, "data");
        if (!data || data->get(buckets) != simdjson::SUCCESS) {
            throw NotAnExport{"A page of the export has no list \"data\"."};
        }
        for (const dom::element each : buckets) {
            bucket(each);
        }
    }
    Result<UsageExport> finish() { return m_sums.finish(m_told); }

private:
    void bucket(const dom::element& element) {
        dom::object bucket;
        dom::array results;
        if (element.get(bucket) != simdjson::SUCCESS) {
            throw NotAnExport{"A bucket of the export is no object."};
        }
        const std::uint64_t start = countOf(bucket, "start_time");
        constexpr std::uint64_t kMostSeconds = 10'000'000'000;
        const auto day = start < kMostSeconds ? exportedDay(Timestamp(std::chrono::seconds(start)))
                                              : std::nullopt;
        if (!day) {
            throw NotAnExport{"A bucket of the export has no \"start_time\"."};
        }
        const auto list = memberOf(bucket, "results");
        if (!list || list->get(results) != simdjson::SUCCESS) {
            throw NotAnExport{"A bucket of the export has no list \"results\"."};
        }
        for (const dom::element each : results) {
            result(*day, each);
        }
    }

    void result(Timestamp day, const dom::element& element) {
        dom::object result;
        if (element.get(result) != simdjson::SUCCESS) {
            throw NotAnExport{"A result of the export is no object."};
        }
        ExportedUsage line;
        line.day = day;
        if (const auto amount = memberOf(result, "amount")) {
            line.model = modelOfLineItem(textOf(result, "line_item"));
            line.cost = amountOf(*amount);
            m_told.tellsCosts = true;
        } else if (memberOf(result, "input_tokens")) {
            line.model = textOf(result, "model");
            line.requests = countOf(result, "num_model_requests");
            // Text and audio are counted apart, and cached tokens are of these.
            line.tokensIn = sumOf(result, {"input_tokens", "input_audio_tokens"});
            line.tokensOut = sumOf(result, {"output_tokens", "output_audio_tokens"});
            line.tokensCached = countOf(result, "input_cached_tokens");
            m_told.tellsTokens = true;
            m_told.tellsCached = m_told.tellsCached || memberOf(result, "input_cached_tokens");
            m_told.tellsRequests = m_told.tellsRequests || memberOf(result, "num_model_requests");
        } else {
            throw NotAnExport{"A result of the export has neither tokens nor an amount."};
        }
        if (!m_sums.add(line)) {
            throw NotAnExport{"A sum of the export is more than anybody uses."};
        }
    }

    static std::uint64_t sumOf(const dom::object& result,
                               std::initializer_list<std::string_view> names) {
        std::uint64_t sum = 0;
        for (const std::string_view name : names) {
            sum += countOf(result, name);
        }
        return sum;
    }

    UsageExport m_told;
    ExportSums m_sums;
};

}  // namespace

Result<UsageExport> readJsonExport(std::string_view text) {
    dom::parser parser;
    dom::element root;
    if (parser.parse(simdjson::padded_string(text)).get(root) != simdjson::SUCCESS) {
        return Error::invalid("This export is not JSON from its beginning to its end.");
    }
    try {
        JsonReader reader;
        dom::array pages;
        if (root.get(pages) != simdjson::SUCCESS) {
            reader.page(root);
            return reader.finish();
        }
        for (const dom::element page : pages) {
            reader.page(page);
        }
        return reader.finish();
    } catch (const NotAnExport& reason) {
        return Error::invalid(reason.why,
                              "Save the answer of organization/usage or organization/costs as "
                              "it is.");
    }
}

}  // namespace weir::books
