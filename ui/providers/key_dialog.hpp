// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/providers.hpp"

namespace weir::ui {

class DialogFooter;
class KeyField;
class KeyPlace;

// Puts another key in the place of a provider's key, or one for this session beside a keychain that
// is locked.
class KeyDialog : public QDialog {
    Q_OBJECT

public:
    KeyDialog(admin::AdminClient& client, const admin::ProviderRow& provider, bool sessionOnly,
              QWidget* parent);

signals:
    void stored(const weir::admin::ProviderRow& row);

private:
    void askForKeychain();
    void showState();
    void store();

    admin::AdminClient& m_client;
    std::string m_name;
    KeyField* m_key;
    KeyPlace* m_place;
    DialogFooter* m_footer;
    bool m_storing = false;
};

}  // namespace weir::ui
