// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <algorithm>
#include <any>
#include <string>

#include <boost/json.hpp>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/codec.hpp"
#include "ui/traffic/export/call_format.hpp"
#include "ui/traffic/without_keys.hpp"
#include "ui/widgets/local_time.hpp"

// Source: HTTP Archive 1.2, w3c.github.io/web-performance/specs/HAR. Members of our own begin with
// an underscore, as it asks for.
namespace weir::ui {

namespace {

using boost::json::array;
using boost::json::object;

constexpr const char* kHttp = "HTTP/1.1";
constexpr int kNotKnown = -1;

double millis(std::int64_t microseconds) {
    return static_cast<double>(std::max<std::int64_t>(microseconds, 0)) / 1e3;
}

array headersOf(const std::vector<Header>& headers) {
    array list;
    for (const Header& header : headers) {
        list.push_back(object{{"name", header.name}, {"value", header.value}});
    }
    return list;
}

// A body may hold what a person pasted into a prompt: keys do not leave in a file either. What is
// no text becomes one, because JSON holds no other.
std::string clean(const std::string& body) {
    return withoutKeys(QString::fromUtf8(body.data(), static_cast<qsizetype>(body.size())))
        .toStdString();
}

const char* mediaOf(const std::string& body, bool stream) {
    return stream && !body.starts_with('{') ? "text/event-stream" : "application/json";
}

std::string whyNoBody(const WholeCall& call, bool cut) {
    if (!call.bodiesProblem.empty()) {
        return call.bodiesProblem;
    }
    if (!call.bodies.kept) {
        return "The body is not kept.";
    }
    return cut ? "The body was longer than what is kept: this is its beginning." : "";
}

object requestOf(const WholeCall& call, const ExportOrigin& origin) {
    const admin::ExchangeDetail& detail = call.detail;
    object request{
        {"method", "POST"},
        {"url", origin.baseUrl.toStdString() + detail.row.endpoint},
        {"httpVersion", kHttp},
        {"cookies", array()},
        {"headers", headersOf(detail.requestHeaders)},
        {"queryString", array()},
        {"headersSize", kNotKnown},
        {"bodySize", detail.requestBytes},
    };
    if (call.bodies.kept) {
        request["postData"] =
            object{{"mimeType", "application/json"}, {"text", clean(call.bodies.request)}};
    }
    if (std::string why = whyNoBody(call, call.bodies.requestCut); !why.empty()) {
        request["comment"] = why;
    }
    return request;
}

// Those of the attempt whose answer the client got; what goes on to the client is not kept apart.
const std::vector<Header>* responseHeaders(const admin::ExchangeDetail& detail) {
    for (const admin::AttemptDetail& attempt : detail.attempts) {
        if (attempt.sign == AttemptSign::Served) {
            return &attempt.responseHeaders;
        }
    }
    return detail.attempts.empty() ? nullptr : &detail.attempts.back().responseHeaders;
}

object responseOf(const WholeCall& call) {
    const admin::ExchangeDetail& detail = call.detail;
    object content{{"size", detail.responseBytes},
                   {"mimeType", mediaOf(call.bodies.response, detail.row.stream)}};
    if (call.bodies.kept) {
        content["text"] = clean(call.bodies.response);
    }
    if (std::string why = whyNoBody(call, call.bodies.responseCut); !why.empty()) {
        content["comment"] = why;
    }
    const std::vector<Header>* headers = responseHeaders(detail);
    return {
        {"status", detail.row.status},
        {"statusText", ""},
        {"httpVersion", kHttp},
        {"cookies", array()},
        {"headers", headers == nullptr ? array() : headersOf(*headers)},
        {"content", std::move(content)},
        {"redirectURL", ""},
        {"headersSize", kNotKnown},
        {"bodySize", detail.responseBytes},
        {"comment", "The headers are those of the provider."},
    };
}

class Har : public CallFormat {
public:
    explicit Har(ExportOrigin origin) : m_origin(std::move(origin)) {}

    QByteArray begin() override {
        const object creator{{"name", "Weir"}, {"version", m_origin.version.toStdString()}};
        return QByteArray::fromStdString("{\"log\":{\"version\":\"1.2\",\"creator\":" +
                                         boost::json::serialize(creator) + ",\"entries\":[");
    }
    QByteArray of(const WholeCall& call) override {
        const admin::ExchangeRow& row = call.detail.row;
        const double time = millis(row.durationUs);
        const double wait = row.firstTokenUs < 0 ? time : std::min(millis(row.firstTokenUs), time);
        const object entry{
            {"startedDateTime",
             localTime(row.startedAt).toUTC().toString(Qt::ISODateWithMs).toStdString()},
            {"time", time},
            {"request", requestOf(call, m_origin)},
            {"response", responseOf(call)},
            {"cache", object()},
            {"timings", object{{"send", 0}, {"wait", wait}, {"receive", time - wait}}},
            {"_weir", admin::codecOf<admin::GetExchange>().replyToJson(std::any(call.detail))},
        };
        const char* before = m_any ? ",\n" : "\n";
        m_any = true;
        return before + QByteArray::fromStdString(boost::json::serialize(entry));
    }
    QByteArray end() override { return "\n]}}\n"; }

private:
    ExportOrigin m_origin;
    bool m_any = false;
};

}  // namespace

std::unique_ptr<CallFormat> makeHar(const ExportOrigin& origin) {
    return std::make_unique<Har>(origin);
}

}  // namespace weir::ui
