// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/alert_file.hpp"

#include <boost/describe/class.hpp>
#include <boost/json.hpp>

#include "engine/control/admin/json.hpp"

namespace weir::app {

BOOST_DESCRIBE_STRUCT(AlertFile::State, (), (board, outbox))

Result<AlertFile::State> AlertFile::load() const {
    State state;
    if (!m_file.exists()) {
        return state;
    }
    const auto text = m_file.load();
    if (!text) {
        return text.error();
    }
    boost::system::error_code failed;
    const boost::json::value json = boost::json::parse(*text, failed);
    if (!failed) {
        if (auto read = admin::fromJson<State>(json, admin::UnknownMembers::Ignored)) {
            return read;
        }
    }
    return Error::invalid(
        "What was told of alerts, in " + m_file.path().filename().string() + ", cannot be read.",
        "What still holds is told once more.");
}

Result<void> AlertFile::keep(const State& state) {
    const auto before = m_file.load();
    if (!before) {
        return before.error();
    }
    return m_file.save(boost::json::serialize(admin::toJson(state)) + "\n",
                       control::hashOfText(*before));
}

}  // namespace weir::app
