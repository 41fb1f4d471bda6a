// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/route_draft.hpp"

#include <any>
#include <string>
#include <system_error>
#include <utility>

#include <boost/json.hpp>

#include "engine/control/admin/codec.hpp"

namespace weir::control {

namespace {

constexpr const char* kKeptAt = "kept_at";
constexpr const char* kDraft = "draft";

const admin::OperationCodec& draftCodec() {
    return *admin::findCodec(admin::KeepRouteDraft::kName);
}

Error cannotReadDraft(const std::filesystem::path& path) {
    return Error::invalid("The draft in " + path.filename().string() + " cannot be read.",
                          "Discard it, or repair the file.");
}

}  // namespace

Result<std::optional<RouteDraftFile::Draft>> RouteDraftFile::load() const {
    if (!m_file.exists()) {
        return std::optional<Draft>();
    }
    const auto text = m_file.load();
    if (!text) {
        return text.error();
    }
    boost::system::error_code failed;
    const boost::json::value json = boost::json::parse(*text, failed);
    const auto* object = failed ? nullptr : json.if_object();
    const auto* keptAt = object ? object->if_contains(kKeptAt) : nullptr;
    const auto* draft = object ? object->if_contains(kDraft) : nullptr;
    if (keptAt == nullptr || draft == nullptr || !keptAt->is_int64()) {
        return cannotReadDraft(m_file.path());
    }
    auto operation = draftCodec().operationFromJson(*draft);
    if (!operation) {
        return cannotReadDraft(m_file.path());
    }
    auto kept = std::any_cast<admin::KeepRouteDraft>(std::move(*operation));
    return std::optional(Draft{kept.base, Timestamp(Microseconds(keptAt->get_int64())),
                               std::move(kept.routes), std::move(kept.sets)});
}

Result<void> RouteDraftFile::keep(const Draft& draft) {
    boost::json::object json;
    json[kKeptAt] = static_cast<std::int64_t>(draft.keptAt.time_since_epoch().count());
    json[kDraft] =
        draftCodec().operationToJson(admin::KeepRouteDraft{draft.base, draft.routes, draft.sets});
    const auto before = m_file.load();
    if (!before) {
        return before.error();
    }
    return m_file.save(boost::json::serialize(json) + "\n", hashOfText(*before));
}

Result<void> RouteDraftFile::discard() {
    std::error_code failed;
    std::filesystem::remove(m_file.path(), failed);
    if (failed) {
        return Error::io("The draft could not be removed: " + failed.message() + ".");
    }
    return {};
}

}  // namespace weir::control
