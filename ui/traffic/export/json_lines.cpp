// SPDX-License-Identifier: GPL-3.0-or-later
#include <any>
#include <utility>

#include <boost/json.hpp>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/codec.hpp"
#include "ui/traffic/export/call_format.hpp"

namespace weir::ui {

namespace {

class JsonLines : public CallFormat {
public:
    QByteArray of(const WholeCall& call) override {
        const auto json = admin::codecOf<admin::ListTraffic>().replyToJson(
            std::any(admin::TrafficBatch{{call.detail.row}, 0, false, 0}));
        return QByteArray::fromStdString(
            boost::json::serialize(json.at("rows").as_array().front()) + '\n');
    }
};

}  // namespace

std::unique_ptr<CallFormat> makeJsonLines() {
    return std::make_unique<JsonLines>();
}

}  // namespace weir::ui
