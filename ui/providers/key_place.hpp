// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>

#include "engine/control/admin/providers.hpp"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QRadioButton;

namespace weir::ui {

// Where a key is kept: the keychain, memory until the gateway ends, or an environment variable that
// the gateway reads. A keychain that does not answer cannot be chosen, and it says why.
class KeyPlace : public QWidget {
    Q_OBJECT

public:
    enum class Place { Keychain, Session, Environment };

    explicit KeyPlace(QWidget* parent = nullptr);

    void setKeychain(bool available, const QString& name, const QString& problem);
    void setCustomaryVariable(const QString& name);
    void setPlace(Place place);
    Place place() const;
    // Choosing among places of a key that is typed now: no environment variable.
    void setEnvironmentOffered(bool offered);

    // What stands in the document: "keychain:NAME", "session", "env:NAME".
    std::string reference(const QString& provider) const;
    // Of a key that is there: its place stays chosen even while it cannot be used.
    void setReference(const std::string& reference);
    // A person chose; before, what the document says is nobody's wish to change.
    bool isTouched() const { return m_touched; }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QButtonGroup* m_group;
    QRadioButton* m_keychain;
    QRadioButton* m_session;
    QRadioButton* m_environment;
    QLabel* m_keychainFact;
    QLabel* m_problem;
    QLineEdit* m_variable;
    bool m_available = true;
    bool m_touched = false;
    bool m_referred = false;      // to a key that is there
    bool m_steppedAside = false;  // the session, because there was no keychain
    QString m_keychainProblem;
    QString m_keychainName;
    QString m_kept;  // the keychain's name for a key that is there already
};

}  // namespace weir::ui
