// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/providers.hpp"

namespace weir::ui {

// Puts providers that need no key into the document. One that leads to the same place and is there
// already counts as done, so that a second press is none too many; a name that another one has gets
// a number.
class KeylessAdder : public QObject {
    Q_OBJECT

public:
    explicit KeylessAdder(admin::AdminClient& client, QObject* parent = nullptr);

    // `kinds` tell the address of a provider that names none.
    void add(std::vector<admin::ProviderSettings> wanted, std::vector<admin::KindInfo> kinds);
    bool isAdding() const { return m_adding; }

signals:
    // The names they have in the document, in the order they were wanted.
    void done(const std::vector<std::string>& names);
    void failed(const QString& problem);

private:
    void addNext();
    void take(Result<admin::ProviderRow> reply);
    void fail(const Error& error);
    const admin::ProviderRow* sameAs(const admin::ProviderSettings& wanted) const;
    std::string addressOf(const admin::ProviderSettings& settings) const;
    std::string freeName(const std::string& name) const;

    admin::AdminClient& m_client;
    std::vector<admin::ProviderSettings> m_wanted;
    std::vector<admin::KindInfo> m_kinds;
    std::vector<admin::ProviderRow> m_there;
    std::vector<std::string> m_names;
    bool m_adding = false;
};

}  // namespace weir::ui
