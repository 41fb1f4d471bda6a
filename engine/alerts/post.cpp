// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alerts/post.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace weir::alerts {

namespace {

// Whoever answers with more is not a webhook.
constexpr std::size_t kMostAnswer = 64 * 1024;

// The dates that servers may send as well are not worth a parser here: the usual wait is as good.
std::optional<Milliseconds> secondsOf(std::optional<std::string_view> field) {
    std::uint32_t seconds = 0;
    if (!field) {
        return std::nullopt;
    }
    const auto [end, failed] =
        std::from_chars(field->data(), field->data() + field->size(), seconds);
    if (failed != std::errc() || end != field->data() + field->size()) {
        return std::nullopt;
    }
    return std::chrono::seconds(seconds);
}

bool mayHelp(int status) {
    return status == 408 || status == 425 || status == 429 || status >= 500;
}

Outcome answered(int status, std::optional<Milliseconds> retryAfter) {
    Outcome outcome;
    outcome.delivered = status >= 200 && status < 300;
    outcome.again = mayHelp(status);
    outcome.retryAfter = retryAfter;
    outcome.said = status >= 300 && status < 400
                       ? fmt::format("{}: it sends elsewhere, which is not followed", status)
                       : std::to_string(status);
    return outcome;
}

Outcome failed(const Error& error, const net::Origin& to) {
    Outcome outcome;
    // An address that is not allowed stays so; a certificate is put right by somebody.
    outcome.again = error.code != ErrorCode::Denied && error.code != ErrorCode::Invalid;
    outcome.said = error.code == ErrorCode::Cancelled
                       ? fmt::format("{} did not answer in time.", to.address())
                       : error.message;
    return outcome;
}

// The rest of the answer, so that the connection can be closed in good order.
net::Task<void> readAway(net::Lease& lease, Cancellation& cancellation) {
    std::size_t read = 0;
    for (;;) {
        const auto piece = co_await lease.receiveBody(cancellation);
        if (!piece || piece->empty()) {
            co_return;
        }
        read += piece->size();
        if (read > kMostAnswer) {
            co_return;
        }
    }
}

}  // namespace

net::Task<Outcome> post(Letter letter, net::ConnectionPool& pool, const Clock& clock,
                        Cancellation& cancellation) {
    auto address = net::parsePostAddress(letter.url, letter.local);
    if (!address) {
        Outcome outcome;
        outcome.said = "What is kept as its address cannot be one.";
        co_return outcome;
    }
    const net::UpstreamAddress upstream{.origin = address->origin,
                                        .local = letter.local,
                                        .caFile = {},
                                        .purpose = net::Purpose::Alerts};
    auto lease = co_await pool.acquireFresh(upstream, cancellation);
    if (!lease) {
        co_return failed(lease.error(), address->origin);
    }
    const std::int64_t seconds =
        std::chrono::floor<std::chrono::seconds>(clock.now()).time_since_epoch().count();
    const std::string time = std::to_string(seconds);
    const std::string id = std::to_string(letter.delivery);
    std::string signature;
    std::vector<net::http::Field> fields{{"accept", "*/*"},
                                         {"content-type", "application/json"},
                                         {"user-agent", "weir"},
                                         {"x-weir-delivery", id}};
    if (!letter.secret.empty()) {
        signature = signatureOf(letter.secret, seconds, letter.body);
        fields.push_back({"x-weir-timestamp", time});
        fields.push_back({"x-weir-signature", signature});
    }
    const auto sent =
        co_await lease->send("POST", address->target, fields, letter.body, cancellation);
    if (!sent) {
        co_return failed(sent.error(), address->origin);
    }
    const auto head = co_await lease->receiveHead(cancellation);
    if (!head) {
        co_return failed(head.error(), address->origin);
    }
    Outcome outcome = answered(head->status, secondsOf(head->find("retry-after")));
    co_await readAway(*lease, cancellation);
    lease->close();
    co_return outcome;
}

std::string hostOf(const std::string& url) {
    const auto address = net::parsePostAddress(url, true);
    return address ? address->origin.address() : std::string();
}

}  // namespace weir::alerts
