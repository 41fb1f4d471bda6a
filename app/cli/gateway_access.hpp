// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "app/cli/arguments.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"

namespace weir::app {

// Whom a command talks to: the gateway that holds the data folder, through weir.sock, or the folder
// itself when no gateway runs on it.
class GatewayAccess {
public:
    // A data folder that is not there yet: made for what is to be kept in it, refused by whoever
    // only looks.
    enum class Folder { IsMade, MustBeThere };

    // From --data and --config. Errors: NotFound, Conflict when the folder is held by a process
    // that does not answer.
    static Result<std::unique_ptr<GatewayAccess>> open(const Arguments& arguments, Folder folder);
    // Only a running gateway will do. Errors: Unavailable.
    static Result<std::unique_ptr<GatewayAccess>> toRunning(const Arguments& arguments);

    ~GatewayAccess();

    admin::AdminClient& client() { return *m_client; }

private:
    struct Offline;
    GatewayAccess();

    std::unique_ptr<Offline> m_offline;
    std::unique_ptr<admin::AdminClient> m_client;
};

// From --data, else the customary place; the whole path.
Result<std::filesystem::path> dataFolderOf(const Arguments& arguments);

}  // namespace weir::app
