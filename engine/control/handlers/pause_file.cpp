// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/pause_file.hpp"

#include <any>
#include <utility>

#include <boost/json.hpp>

#include "engine/control/admin/codec.hpp"

namespace weir::control {

namespace {

constexpr const char* kSince = "since";
constexpr const char* kPause = "pause";

const admin::OperationCodec& pauseCodec() {
    return *admin::findCodec(admin::PauseProvider::kName);
}

Error cannotReadPauses(const std::filesystem::path& path) {
    return Error::invalid("What is paused, in " + path.filename().string() + ", cannot be read.",
                          "Remove the file, and pause anew what has to be.");
}

}  // namespace

Result<std::vector<admin::PausedTarget>> PauseFile::load() const {
    std::vector<admin::PausedTarget> paused;
    if (!m_file.exists()) {
        return paused;
    }
    const auto text = m_file.load();
    if (!text) {
        return text.error();
    }
    boost::system::error_code failed;
    const boost::json::value json = boost::json::parse(*text, failed);
    const auto* list = failed ? nullptr : json.if_array();
    if (list == nullptr) {
        return cannotReadPauses(m_file.path());
    }
    for (const boost::json::value& item : *list) {
        const auto* object = item.if_object();
        const auto* since = object ? object->if_contains(kSince) : nullptr;
        const auto* pause = object ? object->if_contains(kPause) : nullptr;
        if (pause == nullptr || since == nullptr || !since->is_int64()) {
            return cannotReadPauses(m_file.path());
        }
        auto operation = pauseCodec().operationFromJson(*pause);
        if (!operation) {
            return cannotReadPauses(m_file.path());
        }
        auto kept = std::any_cast<admin::PauseProvider>(std::move(*operation));
        admin::PausedTarget target;
        target.provider = std::move(kept.name);
        target.model = std::move(kept.model);
        target.reason = std::move(kept.reason);
        target.since = Timestamp(Microseconds(since->get_int64()));
        target.until = kept.until;
        paused.push_back(std::move(target));
    }
    return paused;
}

Result<void> PauseFile::keep(const std::vector<admin::PausedTarget>& paused) {
    boost::json::array list;
    for (const admin::PausedTarget& each : paused) {
        boost::json::object json;
        json[kSince] = static_cast<std::int64_t>(each.since.time_since_epoch().count());
        json[kPause] = pauseCodec().operationToJson(
            admin::PauseProvider{each.provider, each.model, each.reason, each.until});
        list.push_back(std::move(json));
    }
    const auto before = m_file.load();
    if (!before) {
        return before.error();
    }
    return m_file.save(boost::json::serialize(list) + "\n", hashOfText(*before));
}

}  // namespace weir::control
