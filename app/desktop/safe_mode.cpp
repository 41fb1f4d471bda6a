// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/safe_mode.hpp"

#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <algorithm>
#include <array>

#include "ui/settings/language.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/window/state_icon.hpp"

namespace weir::app {

namespace {

// What no window can stumble over.
constexpr std::array kHarmless{QLatin1String("look/"), QLatin1String("first_start/"),
                               QLatin1String("notifications/"), QLatin1String("tray/")};

}  // namespace

bool SafeMode::offer(const QString& settingsFile) {
    const ui::UiSettings settings(settingsFile);
    const ui::Language language(settings.language());
    QMessageBox box(QMessageBox::Warning, QStringLiteral("Weir"),
                    tr("Weir ended twice soon after it was started."));
    box.setWindowIcon(ui::programIcon());
    box.setInformativeText(
        tr("Safe mode starts with the window as it first was, without saved filters, columns and "
           "shortcuts, and leaves the gateway stopped. The document, the records and your settings "
           "stay as they are."));
    QPushButton* safe = box.addButton(tr("Start in safe mode"), QMessageBox::AcceptRole);
    box.addButton(tr("Start as usual"), QMessageBox::RejectRole);
    box.setDefaultButton(safe);
    box.exec();
    return box.clickedButton() == safe;
}

SafeMode::SafeMode(const QString& settingsFile) {
    const QSettings from(settingsFile, QSettings::IniFormat);
    QSettings to(this->settingsFile(), QSettings::IniFormat);
    const QStringList keys = from.allKeys();
    for (const QString& key : keys) {
        if (std::any_of(kHarmless.begin(), kHarmless.end(),
                        [&](QLatin1String start) { return key.startsWith(start); })) {
            to.setValue(key, from.value(key));
        }
    }
}

QString SafeMode::settingsFile() const {
    return m_folder.filePath(QStringLiteral("window.ini"));
}

}  // namespace weir::app
