// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

constexpr const char* kDocumentName = "weir.yaml";

Result<void> writeCopy(const std::filesystem::path& file, const std::string& text) {
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) {
        return Error::fromErrno("Cannot write " + file.string(), errno);
    }
    return {};
}

Result<BackupReply> backUp(const std::filesystem::path& folder, const BackupServices& services) {
    const auto document = services.document.load();
    if (!document) {
        return document.error();
    }
    auto files = services.book.backup(folder);
    if (!files) {
        return std::move(files.error());
    }
    // A gateway may do without one; then there is none to bring back either.
    if (services.document.exists()) {
        if (const auto written = writeCopy(folder / kDocumentName, *document); !written) {
            // Half a copy would look like one, and stand in the way of the next.
            std::error_code ignored;
            std::filesystem::remove_all(folder, ignored);
            return written.error();
        }
        files->emplace_back(kDocumentName);
    }
    BackupReply reply{folder.string(), std::move(*files), 0};
    for (const std::string& file : reply.files) {
        std::error_code problem;
        const auto size = std::filesystem::file_size(folder / file, problem);
        reply.bytes += problem ? 0 : size;
    }
    return reply;
}

}  // namespace

void addBackupHandler(HandlerTable& table, const BackupServices& services) {
    table.later<MakeBackup>([services](const MakeBackup& operation, auto reply) {
        const std::filesystem::path folder(operation.folder);
        if (!folder.is_absolute()) {
            reply(Error::invalid("The folder of a backup needs its whole path.",
                                 "Give it from the root on, as /home/ada/weir-backup."));
            return;
        }
        services.background(
            [services, folder, reply = std::move(reply)] { reply(backUp(folder, services)); });
    });
}

}  // namespace weir::control
