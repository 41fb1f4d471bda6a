// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/provider_notice.hpp"

#include <QCoreApplication>
#include <algorithm>

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::ProviderNotice)
};

// `alone`: there is no other provider that could take its calls.
KeyNotice noticeOf(const admin::ProviderRow& row, bool alone) {
    const QString name = QString::fromStdString(row.settings.name);
    const QString problem = QString::fromStdString(row.keyProblem);
    KeyNotice notice{row.settings.name, row.keyState, {}, {}};
    switch (row.keyState) {
        case KeyState::Locked:
            notice.lead = Words::tr("The keychain is locked for %1.").arg(name);
            notice.text = alone
                              ? Words::tr("Its calls are answered with 503 until you unlock it.")
                              : Words::tr(
                                    "Its calls go to the next target, if they have one, until you "
                                    "unlock it.");
            break;
        case KeyState::Denied:
            notice.lead = Words::tr("The key of %1 is denied.").arg(name);
            notice.text = problem.isEmpty()
                              ? Words::tr("Calls to it have stopped.")
                              : Words::tr("It is %1. Calls to it have stopped.").arg(problem);
            break;
        case KeyState::Missing:
            notice.lead = Words::tr("%1 has no key.").arg(name);
            notice.text = problem.isEmpty() ? Words::tr("Calls cannot go to it.") : problem;
            break;
        case KeyState::None:
        case KeyState::Stored:
        case KeyState::SessionOnly:
            break;
    }
    return notice;
}

}  // namespace

std::optional<KeyNotice> keyNoticeOf(const std::vector<admin::ProviderRow>& providers) {
    for (const KeyState state : {KeyState::Locked, KeyState::Denied, KeyState::Missing}) {
        const auto found = std::ranges::find(providers, state, &admin::ProviderRow::keyState);
        if (found != providers.end()) {
            return noticeOf(*found, providers.size() == 1);
        }
    }
    const auto refused = std::ranges::find_if(
        providers, [](const admin::ProviderRow& row) { return row.keyRefused != 0; });
    if (refused != providers.end()) {
        return KeyNotice{
            refused->settings.name, KeyState::Denied,
            Words::tr("%1 refused the key (%2).")
                .arg(QString::fromStdString(refused->settings.name))
                .arg(refused->keyRefused),
            Words::tr("It is whole, but the provider does not want it: it may be revoked, or its "
                      "limit may be used up.")};
    }
    return std::nullopt;
}

}  // namespace weir::ui
