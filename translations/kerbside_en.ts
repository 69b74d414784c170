<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>app::ExportDialog</name>
    <message numerus="yes">
        <source>%n frames</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Exporter</name>
    <message numerus="yes">
        <source>Exporting: %1 of %n frames</source>
        <translation>
            <numerusform>Exporting: %1 of %n frame</numerusform>
            <numerusform>Exporting: %1 of %n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::InputPane</name>
    <message numerus="yes">
        <source>in %n tiles</source>
        <translation>
            <numerusform>in %n tile</numerusform>
            <numerusform>in %n tiles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Leaderboard</name>
    <message numerus="yes">
        <source>%1, %n frames (from its card)</source>
        <translation>
            <numerusform>%1, %n frame (from its card)</numerusform>
            <numerusform>%1, %n frames (from its card)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frames</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frames of an evaluation</source>
        <translation>
            <numerusform>%n frame of an evaluation</numerusform>
            <numerusform>%n frames of an evaluation</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message numerus="yes">
        <source>%1 of %n frames segmented.</source>
        <translation>
            <numerusform>%1 of %n frame segmented.</numerusform>
            <numerusform>%1 of %n frames segmented.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n frames.</source>
        <translation>
            <numerusform>%1: %n frame.</numerusform>
            <numerusform>%1: %n frames.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Notes of %n frames are in %1.</source>
        <translation>
            <numerusform>Notes of %n frame are in %1.</numerusform>
            <numerusform>Notes of %n frames are in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opened %1: %n frames</source>
        <translation>
            <numerusform>Opened %1: %n frame</numerusform>
            <numerusform>Opened %1: %n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ModelChooser</name>
    <message numerus="yes">
        <source>mIoU %1 % of %2 on %3, %n frame(s)</source>
        <translation>
            <numerusform>mIoU %1 % of %2 on %3, %n frame</numerusform>
            <numerusform>mIoU %1 % of %2 on %3, %n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ModelShelf</name>
    <message numerus="yes">
        <source>%1: %n file(s)</source>
        <translation>
            <numerusform>%1: %n file</numerusform>
            <numerusform>%1: %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::StartOptions</name>
    <message numerus="yes">
        <source>There are %1 slots, but %n models were given.</source>
        <translation>
            <numerusform>There are %1 slots, but %n model was given.</numerusform>
            <numerusform>There are %1 slots, but %n models were given.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ConfusionMatrix</name>
    <message numerus="yes">
        <source>truth %1 → predicted %2: %3 pixels, %4 % of %1</source>
        <translation>
            <numerusform>truth %1 → predicted %2: %3 pixel, %4 % of %1</numerusform>
            <numerusform>truth %1 → predicted %2: %3 pixels, %4 % of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ConfusionPanel</name>
    <message numerus="yes">
        <source>Pixels of %n frames, %1</source>
        <translation>
            <numerusform>Pixels of %n frame, %1</numerusform>
            <numerusform>Pixels of %n frames, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LeaderboardModel</name>
    <message numerus="yes">
        <source>Median of %n frames of this source</source>
        <translation>
            <numerusform>Median of %n frame of this source</numerusform>
            <numerusform>Median of %n frames of this source</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LegendModel</name>
    <message numerus="yes">
        <source>%1
%2
%3 pixels in both / %4 in either</source>
        <translation>
            <numerusform>%1
%2
%3 pixel in both / %4 in either</numerusform>
            <numerusform>%1
%2
%3 pixels in both / %4 in either</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>IoU of %1, counts pooled over the %n frames segmented so far, %2</source>
        <translation>
            <numerusform>IoU of %1, counts of the %n frame segmented so far, %2</numerusform>
            <numerusform>IoU of %1, counts pooled over the %n frames segmented so far, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LibraryPanel</name>
    <message numerus="yes">
        <source>%1 of %Ln frames</source>
        <translation>
            <numerusform>%1 of %Ln frame</numerusform>
            <numerusform>%1 of %Ln frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln frames</source>
        <translation>
            <numerusform>%Ln frame</numerusform>
            <numerusform>%Ln frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ScoresModel</name>
    <message numerus="yes">
        <source>%1 (%n frames)</source>
        <translation>
            <numerusform>%1 (%n frame)</numerusform>
            <numerusform>%1 (%n frames)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 valid pixels, in the scheme %2</source>
        <translation>
            <numerusform>%1 valid pixel, in the scheme %2</numerusform>
            <numerusform>%1 valid pixels, in the scheme %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ScoresPanel</name>
    <message numerus="yes">
        <source>%1: %n classes, here gathered into %2.</source>
        <translation>
            <numerusform>%1: %n class, here gathered into %2.</numerusform>
            <numerusform>%1: %n classes, here gathered into %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>IoU per class, pooled over %1 frames of %2, %3</source>
        <translation>
            <numerusform>IoU per class of %1 frame of %2, %3</numerusform>
            <numerusform>IoU per class, pooled over %1 frames of %2, %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>IoU per class, pooled over %1 frames of %2, %3 (%4)</source>
        <translation>
            <numerusform>IoU per class of %1 frame of %2, %3 (%4)</numerusform>
            <numerusform>IoU per class, pooled over %1 frames of %2, %3 (%4)</numerusform>
        </translation>
    </message>
</context>
</TS>
