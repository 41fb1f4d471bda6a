// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

class QCheckBox;
class QLabel;

namespace weir::ui {

class DiffView;
class Segments;
class SideView;

// Two texts as a diff, together or side by side, with a line above that says how they differ.
class BodyCompare : public QWidget {
    Q_OBJECT

public:
    explicit BodyCompare(const QString& name, QWidget* parent = nullptr);

    struct Texts {
        QStringList left;
        QStringList right;
        // Why one of them is not there, or not whole; empty when both are.
        QString note;
    };
    // They are compared when they are first seen.
    void setTexts(Texts texts);
    // In place of the texts.
    void setLoading();

protected:
    void showEvent(QShowEvent* event) override;

private:
    // How both texts are shown.
    enum Layout { Together, Beside };

    void compare();

    Texts m_texts;
    bool m_known = false;
    bool m_compared = false;
    QLabel* m_note;
    QCheckBox* m_all;
    Segments* m_layout;
    DiffView* m_diff;
    SideView* m_beside;
};

}  // namespace weir::ui
