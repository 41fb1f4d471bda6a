// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QKeySequence>

#include "engine/control/admin/providers.hpp"

namespace weir::ui {

class Button;

// What can be done about the provider that is selected.
class ProviderTools : public QFrame {
    Q_OBJECT

public:
    explicit ProviderTools(QWidget* parent = nullptr);

    // `selected`: null: none. `readOnly`: why the document cannot be changed here; empty: it can.
    // `notAllowed`: why nothing of a provider can be changed from here; empty: it can. `undo`: what
    // an undo would do; empty: nothing. `noPause`: why nothing can be paused from here.
    void setState(const admin::ProviderRow* selected, const QString& readOnly,
                  const QString& notAllowed, const QString& undo, const QString& noPause);
    bool canEdit() const;
    void setTestKeys(const QKeySequence& keys) { m_testKeys = keys; }
    Button& testButton() { return *m_test; }
    Button& keyButton() { return *m_key; }
    Button& pauseButton() { return *m_pause; }
    Button& resumeButton() { return *m_resume; }

signals:
    void editAsked();
    void testAsked();
    void keyAsked();
    void pauseAsked();
    void resumeAsked();
    void removeAsked();
    void undoAsked();

private:
    QKeySequence m_testKeys;
    Button* m_edit;
    Button* m_test;
    Button* m_key;
    Button* m_pause;
    Button* m_resume;
    Button* m_remove;
    Button* m_undo;
};

// A button that is disabled says why; empty: it is enabled.
void allow(Button* button, const QString& why);

}  // namespace weir::ui
