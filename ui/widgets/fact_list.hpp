// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <QWidget>

class QGridLayout;

namespace weir::ui {

struct Fact {
    QString name;
    QString value;

    friend bool operator==(const Fact&, const Fact&) = default;
};

// Names on the left, values beside them; a value can be selected and copied. Facts without a value
// are left out.
class FactList : public QWidget {
    Q_OBJECT

public:
    explicit FactList(QWidget* parent = nullptr);

    void setFacts(const QVector<Fact>& facts);

private:
    QGridLayout* m_grid;
    QVector<Fact> m_facts;
};

}  // namespace weir::ui
