// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/routes.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/support/http_client.hpp"

namespace weir::test {

// A call of the model that routes take.
inline constexpr std::string_view kCallOfAuto =
    "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

// A gateway with the routes of a document, and a key of the team search to call it with.
struct RoutedGateway {
    explicit RoutedGateway(const QByteArray& document) : folder(document) {}

    int call(std::string_view body = kCallOfAuto) const {
        HttpClient http(portOf(host->listener().addresses.front()));
        http.post("/v1/chat/completions", "Authorization: Bearer " + key + "\r\n", body);
        return http.receive().status;
    }
    admin::RouteList list() const { return *callAndWait(*client, admin::ListRoutes{}); }
    std::vector<admin::RouteSettings> routes() const {
        std::vector<admin::RouteSettings> settings;
        for (const admin::RouteRow& row : list().routes) {
            settings.push_back(row.settings);
        }
        return settings;
    }

    HostFolder folder;
    std::unique_ptr<app::Host> host = folder.start();
    std::unique_ptr<admin::AdminClient> client = clientOf(*host);
    std::string key = callAndWait(*client, admin::CreateKey{"k", "search", "ada"})->secret;
};

}  // namespace weir::test
