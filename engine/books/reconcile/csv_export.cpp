// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <vector>

#include "engine/base/ascii.hpp"
#include "engine/base/csv.hpp"
#include "engine/books/reconcile/export_sums.hpp"

// CSV as OpenAI's dashboard exports it, and any other whose header says what its columns are.
namespace weir::books {

namespace {

enum CsvColumn : std::size_t {
    Day,
    Model,
    LineItem,
    Requests,
    In,
    AudioIn,
    Cached,
    Out,
    AudioOut,
    Cost,
    Currency,
    Columns
};

// The names of a column, the most telling one first.
constexpr std::array<std::array<std::string_view, 4>, Columns> kColumnNames{{
    {"start_time_iso", "day", "date", "start_time"},
    {"model", "model_name", "model_id", ""},
    {"line_item", "", "", ""},
    {"num_model_requests", "requests", "num_requests", "calls"},
    {"input_tokens", "tokens_in", "prompt_tokens", ""},
    {"input_audio_tokens", "", "", ""},
    {"input_cached_tokens", "tokens_cached", "cached_tokens", "cached_input_tokens"},
    {"output_tokens", "tokens_out", "completion_tokens", ""},
    {"output_audio_tokens", "", "", ""},
    {"amount_value", "cost", "cost_usd", "amount"},
    {"amount_currency", "currency", "", ""},
}};

class CsvReader {
public:
    explicit CsvReader(const std::vector<std::string>& header) {
        for (std::size_t column = 0; column < Columns; ++column) {
            m_places[column] = placeOf(header, kColumnNames[column]);
        }
        if (!has(Day)) {
            throw NotAnExport{"The first line names no column \"day\"."};
        }
        if (!has(In) && !has(Out) && !has(Cost)) {
            throw NotAnExport{"The first line names no column of tokens or costs."};
        }
        // Half of the tokens cannot be compared; what they cost can.
        if (has(In) != has(Out) && !has(Cost)) {
            throw NotAnExport{
                std::string("The first line names a column of tokens ") +
                (has(In) ? "in and none of tokens out." : "out and none of tokens in.")};
        }
        m_told.tellsRequests = has(Requests);
        m_told.tellsTokens = has(In) && has(Out);
        m_told.tellsCached = m_told.tellsTokens && has(Cached);
        m_told.tellsCosts = has(Cost);
    }

    void take(const std::vector<std::string>& cells) {
        if (cells.size() == 1 && cells.front().empty()) {
            return;
        }
        ExportedUsage line;
        line.day = dayOf(cell(cells, Day));
        line.model =
            has(Model) ? std::string(cell(cells, Model)) : modelOfLineItem(cell(cells, LineItem));
        line.requests = countOf(cells, Requests);
        line.tokensIn = countOf(cells, In) + countOf(cells, AudioIn);
        line.tokensCached = countOf(cells, Cached);
        line.tokensOut = countOf(cells, Out) + countOf(cells, AudioOut);
        line.cost = costOf(cells);
        if (!m_sums.add(line)) {
            throw NotAnExport{"A sum is more than anybody uses."};
        }
    }

    Result<UsageExport> finish() { return m_sums.finish(m_told); }

private:
    static std::optional<std::size_t> placeOf(const std::vector<std::string>& header,
                                              const std::array<std::string_view, 4>& names) {
        for (const std::string_view name : names) {
            for (std::size_t place = 0; place < header.size() && !name.empty(); ++place) {
                std::string written(trimmed(header[place]));
                std::ranges::transform(written, written.begin(), lower);
                std::ranges::replace(written, ' ', '_');
                if (written == name) {
                    return place;
                }
            }
        }
        return std::nullopt;
    }

    bool has(CsvColumn column) const { return m_places[column].has_value(); }

    // A line may end before its last columns.
    std::string_view cell(const std::vector<std::string>& cells, CsvColumn column) const {
        const auto place = m_places[column];
        return place && *place < cells.size() ? trimmed(cells[*place]) : std::string_view();
    }

    // "2026-11-26", "2026-11-26T00:00:00+00:00", or seconds since 1970.
    static Timestamp dayOf(std::string_view text) {
        std::optional<Timestamp> day;
        std::int64_t seconds = 0;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), seconds);
        constexpr std::int64_t kMostSeconds = 10'000'000'000;
        if (failed == std::errc() && end == text.data() + text.size() && seconds > 0 &&
            seconds < kMostSeconds) {
            day = exportedDay(Timestamp(std::chrono::seconds(seconds)));
        } else if (const auto read = inUtc(text)) {
            day = exportedDay(*read);
        }
        if (!day) {
            throw NotAnExport{"\"" + std::string(text.substr(0, 30)) +
                              "\" is not a day like 2026-11-26, in UTC."};
        }
        return *day;
    }

    // A day, or a day with a time: of another zone it would be two days of ours.
    static std::optional<Timestamp> inUtc(std::string_view text) {
        if (text.size() <= 10) {
            return fromIso(text);
        }
        for (const std::string_view zone : {"Z", "+00:00", "+0000", " UTC"}) {
            if (text.ends_with(zone)) {
                text.remove_suffix(zone.size());
                break;
            }
        }
        std::string iso(text);
        if (iso.size() > 10 && iso[10] == ' ') {
            iso[10] = 'T';
        }
        return fromIso(iso + 'Z');
    }

    std::uint64_t countOf(const std::vector<std::string>& cells, CsvColumn column) const {
        constexpr std::uint64_t kMost = 1'000'000'000'000'000;
        const std::string_view text = cell(cells, column);
        std::uint64_t count = 0;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), count);
        const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
        if (text.empty()) {
            return 0;
        }
        // Spreadsheets write whole numbers as "12.0".
        if (failed != std::errc() || count > kMost || (!rest.empty() && rest != ".0")) {
            throw NotAnExport{"\"" + std::string(text.substr(0, 30)) + "\" is not a whole number."};
        }
        return count;
    }

    Money costOf(const std::vector<std::string>& cells) const {
        std::string_view text = cell(cells, Cost);
        if (text.empty()) {
            return {};
        }
        std::string currency(cell(cells, Currency));
        std::ranges::transform(currency, currency.begin(), lower);
        if (!currency.empty() && currency != "usd") {
            throw NotAnExport{"Costs are compared in US dollars, not in \"" +
                              currency.substr(0, 10) + "\"."};
        }
        if (text.front() == '$') {
            text.remove_prefix(1);
        }
        double dollars = 0;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), dollars);
        const auto cost = failed == std::errc() && end == text.data() + text.size()
                              ? exportedCost(dollars)
                              : std::nullopt;
        if (!cost) {
            throw NotAnExport{"\"" + std::string(text.substr(0, 30)) + "\" is not an amount."};
        }
        return *cost;
    }

    std::array<std::optional<std::size_t>, Columns> m_places{};
    UsageExport m_told;
    ExportSums m_sums;
};

}  // namespace

Result<UsageExport> readCsvExport(std::string_view text) {
    CsvLines lines(text, csvSeparator(text));
    std::vector<std::string> cells;
    try {
        lines.next(cells);
        CsvReader reader(cells);
        while (lines.next(cells)) {
            if (lines.quotes() == CsvLines::Quotes::Open) {
                throw NotAnExport{"A quote begins and is never closed."};
            }
            reader.take(cells);
        }
        return reader.finish();
    } catch (const NotAnExport& reason) {
        return Error::invalid("Line " + std::to_string(lines.line()) + ": " + reason.why,
                              "A CSV has a first line like "
                              "day,model,requests,input_tokens,cached_tokens,output_tokens,cost.");
    }
}

}  // namespace weir::books
