<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>DerivedLayer</name>
    <message>
        <source>Slot %1 is empty.</source>
        <translation>Platz %1 ist leer.</translation>
    </message>
    <message>
        <source>%1 has no prediction of this frame yet.</source>
        <translation>%1 hat noch keine Vorhersage für dieses Einzelbild.</translation>
    </message>
    <message>
        <source>The classes of %1 cannot be mapped to the scheme of this comparison.</source>
        <translation>Die Klassen von %1 lassen sich nicht auf das Schema dieses Vergleichs abbilden.</translation>
    </message>
    <message>
        <source>%1 % right</source>
        <translation>%1 % richtig</translation>
    </message>
    <message>
        <source>only %1 %2 %, only %3 %4 %</source>
        <translation>nur %1 %2 %, nur %3 %4 %</translation>
    </message>
    <message>
        <source>%1 % the same</source>
        <translation>%1 % gleich</translation>
    </message>
    <message>
        <source>Agreement takes the predictions of two slots or more.</source>
        <translation>Für die Übereinstimmung braucht es Vorhersagen von zwei oder mehr Plätzen.</translation>
    </message>
    <message>
        <source>%1 % agreement</source>
        <translation>%1 % Übereinstimmung</translation>
    </message>
    <message>
        <source>%1 is a folder of label maps: it tells no probabilities.</source>
        <translation>%1 ist ein Ordner mit Label-Karten: Wahrscheinlichkeiten nennt er nicht.</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>No derived picture</source>
        <translation>Kein abgeleitetes Bild</translation>
    </message>
    <message>
        <source>Right or wrong: %1</source>
        <translation>Richtig oder falsch: %1</translation>
    </message>
    <message>
        <source>Who is right: %1 or %2</source>
        <translation>Wer hat recht: %1 oder %2</translation>
    </message>
    <message>
        <source>Difference of %1 and %2</source>
        <translation>Unterschied zwischen %1 und %2</translation>
    </message>
    <message>
        <source>Agreement of all</source>
        <translation>Übereinstimmung aller</translation>
    </message>
    <message>
        <source>Confidence of %1</source>
        <translation>Konfidenz von %1</translation>
    </message>
    <message>
        <source>Entropy of %1</source>
        <translation>Entropie von %1</translation>
    </message>
    <message>
        <source>This frame has no truth.</source>
        <translation>Zu diesem Einzelbild gibt es keine Wahrheit.</translation>
    </message>
    <message>
        <source>, without %1</source>
        <translation>, ohne %1</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>beide richtig</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>nur %1</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>beide falsch</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Without IoU, since the truth cannot be used: %1. %2</source>
        <translation>Ohne IoU, da sich die Wahrheit nicht verwenden lässt: %1. %2</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
</context>
<context>
    <name>ModelChooser</name>
    <message numerus="yes">
        <source>mIoU %1 % of %2 on %3, %n frame(s)</source>
        <translation>
            <numerusform>mIoU %1 % in %2 auf %3, %n Einzelbild</numerusform>
            <numerusform>mIoU %1 % in %2 auf %3, %n Einzelbilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ChartFiles</name>
    <message>
        <source>Open results of an evaluation</source>
        <translation>Ergebnisse einer Auswertung öffnen</translation>
    </message>
    <message>
        <source>Results of evaluate (*.json)</source>
        <translation>Ergebnisse von evaluate (*.json)</translation>
    </message>
    <message>
        <source>The evaluation was not opened.</source>
        <translation>Die Auswertung wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>Seite (*.pdf)</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>Zahlen (*.csv)</translation>
    </message>
    <message>
        <source>The chart was not saved.</source>
        <translation>Das Diagramm wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>app::CompareController</name>
    <message>
        <source>Nothing was opened.</source>
        <translation>Nichts wurde geöffnet.</translation>
    </message>
    <message>
        <source>This frame cannot be shown.</source>
        <translation>Dieses Einzelbild lässt sich nicht zeigen.</translation>
    </message>
    <message>
        <source>The truth of this frame is left out.</source>
        <translation>Die Wahrheit dieses Einzelbilds wird weggelassen.</translation>
    </message>
    <message>
        <source>The prediction is not scored.</source>
        <translation>Die Vorhersage wird nicht bewertet.</translation>
    </message>
    <message>
        <source>%1 did not segment this frame.</source>
        <translation>%1 hat dieses Einzelbild nicht segmentiert.</translation>
    </message>
    <message>
        <source>The instance ids of this frame are left out; it has no iIoU.</source>
        <translation>Die Instanz-Ids dieses Einzelbilds werden weggelassen; es hat kein iIoU.</translation>
    </message>
</context>
<context>
    <name>app::CompareView</name>
    <message>
        <source>No truth for this frame</source>
        <translation>Keine Wahrheit zu diesem Einzelbild</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Drop a checkpoint or choose a model</source>
        <translation>Einen Checkpoint hierher ziehen oder ein Modell wählen</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>On %1 in %2. %3</source>
        <translation>Auf %1 in %2. %3</translation>
    </message>
    <message>
        <source>Segmenting…</source>
        <translation>Wird segmentiert …</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>unlabeled</source>
        <translation>ohne Klasse</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Nichts ist geöffnet.</translation>
    </message>
    <message>
        <source>There is no truth here, so nothing is scored.</source>
        <translation>Hier gibt es keine Wahrheit, also wird nichts bewertet.</translation>
    </message>
    <message>
        <source>There is no model in a slot, so nothing is scored.</source>
        <translation>Kein Platz hat ein Modell, also wird nichts bewertet.</translation>
    </message>
    <message>
        <source>This frame has no truth, so it is not scored.</source>
        <translation>Dieses Einzelbild hat keine Wahrheit und wird nicht bewertet.</translation>
    </message>
    <message>
        <source>%1  %2 %</source>
        <translation>%1  %2 %</translation>
    </message>
    <message>
        <source>Read from %1.</source>
        <translation>Gelesen aus %1.</translation>
    </message>
    <message>
        <source>no prediction of this frame yet</source>
        <translation>noch keine Vorhersage für dieses Einzelbild</translation>
    </message>
    <message>
        <source>from file</source>
        <translation>aus Datei</translation>
    </message>
    <message>
        <source>There is no model in a slot whose results could be shown.</source>
        <translation>Kein Platz hat ein Modell, dessen Ergebnisse sich zeigen ließen.</translation>
    </message>
    <message>
        <source>%1 s old</source>
        <translation>%1 s alt</translation>
    </message>
    <message>
        <source>Read from the workspace: of the probabilities only that of the first class is known. “Segment this frame anew” in the menu of the slot brings back the others.</source>
        <translation>Aus dem Arbeitsbereich gelesen: Von den Wahrscheinlichkeiten ist nur die der ersten Klasse bekannt. „Dieses Einzelbild neu segmentieren“ im Menü des Platzes bringt die anderen zurück.</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>Not segmented</source>
        <translation>Nicht segmentiert</translation>
    </message>
    <message>
        <source>Not segmented: press %1</source>
        <translation>Nicht segmentiert: %1 drücken</translation>
    </message>
    <message>
        <source>%1 · for %2</source>
        <translation>%1 · seit %2</translation>
    </message>
    <message>
        <source>%1 (stored)</source>
        <translation>%1 (gespeichert)</translation>
    </message>
</context>
<context>
    <name>app::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;Film, side by side (MP4)</source>
        <translation>&amp;Film, nebeneinander (MP4)</translation>
    </message>
    <message>
        <source>Photo, truth and every slot with the legend, stamped with frame, time and mIoU</source>
        <translation>Foto, Wahrheit und jeder Platz mit der Legende, dazu Bildnummer, Zeit und mIoU</translation>
    </message>
    <message>
        <source>&amp;Label maps (folder of PNG)</source>
        <translation>&amp;Label-Karten (Ordner mit PNG)</translation>
    </message>
    <message>
        <source>Label ids of every frame in a folder for each slot, to be scored or put into a slot</source>
        <translation>Label-Ids jedes Einzelbilds, je Platz in einem Ordner, zum Bewerten oder für einen Platz</translation>
    </message>
    <message>
        <source>What:</source>
        <translation>Was:</translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation>Datei oder Ordner, wohin geschrieben wird</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>Where:</source>
        <translation>Wohin:</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Frames:</source>
        <translation>Einzelbilder:</translation>
    </message>
    <message>
        <source>Slots:</source>
        <translation>Plätze:</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Erstes Einzelbild</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Letztes Einzelbild</translation>
    </message>
    <message>
        <source>First frame; the timeline&apos;s In mark (I) is proposed</source>
        <translation>Erstes Einzelbild; vorgeschlagen wird die In-Marke der Zeitachse (I)</translation>
    </message>
    <message>
        <source>Last frame; the timeline&apos;s Out mark (O) is proposed</source>
        <translation>Letztes Einzelbild; vorgeschlagen wird die Out-Marke der Zeitachse (O)</translation>
    </message>
    <message>
        <source>Export a film</source>
        <translation>Film exportieren</translation>
    </message>
    <message>
        <source>Films (*.mp4)</source>
        <translation>Filme (*.mp4)</translation>
    </message>
    <message>
        <source>Folder for the label maps</source>
        <translation>Ordner für die Label-Karten</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Choose a slot.</source>
        <translation>Bitte einen Platz wählen.</translation>
    </message>
    <message>
        <source>Say where to.</source>
        <translation>Bitte ein Ziel angeben.</translation>
    </message>
    <message>
        <source>Films are written as .mp4 only.</source>
        <translation>Filme werden nur als .mp4 geschrieben.</translation>
    </message>
    <message>
        <source>There is a file of this name; it will be replaced.</source>
        <translation>Eine Datei dieses Namens gibt es schon; sie wird ersetzt.</translation>
    </message>
    <message>
        <source>There is a folder of this name; label maps of the same slots and frames in it will be replaced.</source>
        <translation>Einen Ordner dieses Namens gibt es schon; Label-Karten derselben Plätze und Einzelbilder darin werden ersetzt.</translation>
    </message>
    <message>
        <source>Colours:</source>
        <translation>Farben:</translation>
    </message>
    <message numerus="yes">
        <source>%n frames</source>
        <translation>
            <numerusform>%n Einzelbild</numerusform>
            <numerusform>%n Einzelbilder</numerusform>
        </translation>
    </message>
    <message>
        <source>none: label ids are written</source>
        <translation>keine: Label-Kennzahlen werden geschrieben</translation>
    </message>
</context>
<context>
    <name>app::Exporter</name>
    <message>
        <source>The export was ended, and nothing half-written is left.</source>
        <translation>Der Export wurde beendet, nichts halb Geschriebenes bleibt zurück.</translation>
    </message>
    <message>
        <source>%1, %2 s left</source>
        <translation>%1, noch %2 s</translation>
    </message>
    <message>
        <source>%1, %2 min left</source>
        <translation>%1, noch %2 min</translation>
    </message>
    <message numerus="yes">
        <source>Exporting: %1 of %n frames</source>
        <translation>
            <numerusform>Export: %1 von %n Einzelbild</numerusform>
            <numerusform>Export: %1 von %n Einzelbildern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::FrameMarks</name>
    <message>
        <source>The notes of these frames cannot be used.</source>
        <translation>Die Notizen zu diesen Einzelbildern lassen sich nicht verwenden.</translation>
    </message>
    <message>
        <source>Notes were lost.</source>
        <translation>Notizen sind verloren gegangen.</translation>
    </message>
    <message>
        <source>The note was not changed.</source>
        <translation>Die Notiz wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The notes were not saved.</source>
        <translation>Die Notizen wurden nicht gespeichert.</translation>
    </message>
    <message>
        <source>The notes were not exported.</source>
        <translation>Die Notizen wurden nicht exportiert.</translation>
    </message>
</context>
<context>
    <name>app::FrameWatch</name>
    <message>
        <source>The frames were not listed again.</source>
        <translation>Die Einzelbilder wurden nicht neu aufgelistet.</translation>
    </message>
</context>
<context>
    <name>app::ImportFlow</name>
    <message>
        <source>The checkpoint was not imported.</source>
        <translation>Der Checkpoint wurde nicht importiert.</translation>
    </message>
</context>
<context>
    <name>app::InputPane</name>
    <message>
        <source>bicubic</source>
        <translation>bikubisch</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>bilinear</translation>
    </message>
    <message>
        <source>%1 with antialiasing</source>
        <translation>%1 mit Kantenglättung</translation>
    </message>
    <message>
        <source>and at %1</source>
        <translation>und mit %1</translation>
    </message>
    <message>
        <source>and mirrored</source>
        <translation>und gespiegelt</translation>
    </message>
    <message numerus="yes">
        <source>in %n tiles</source>
        <translation>
            <numerusform>in %n Kachel</numerusform>
            <numerusform>in %n Kacheln</numerusform>
        </translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>std %1</source>
        <translation>Streuung %1</translation>
    </message>
    <message>
        <source>values %1 … %2</source>
        <translation>Werte %1 … %2</translation>
    </message>
    <message>
        <source>What the network of %1 saw</source>
        <translation>Was das Netz von %1 sah</translation>
    </message>
    <message>
        <source>A folder of predictions: no network is shown anything.</source>
        <translation>Ein Ordner mit Vorhersagen: Hier wird keinem Netz etwas gezeigt.</translation>
    </message>
</context>
<context>
    <name>app::LayoutMenu</name>
    <message>
        <source>&amp;Layout</source>
        <translation>&amp;Anordnung</translation>
    </message>
    <message>
        <source>&amp;Left of the divider</source>
        <translation>&amp;Links der Trennlinie</translation>
    </message>
    <message>
        <source>&amp;Right of the divider</source>
        <translation>&amp;Rechts der Trennlinie</translation>
    </message>
    <message>
        <source>How the panes share the room</source>
        <translation>Wie sich die Ansichten den Raum teilen</translation>
    </message>
</context>
<context>
    <name>app::Leaderboard</name>
    <message>
        <source>Nothing is scored yet: frames with truth must be segmented first</source>
        <translation>Noch ist nichts bewertet: Zuerst müssen Einzelbilder mit Wahrheit segmentiert werden</translation>
    </message>
    <message>
        <source>A folder of predictions has no network</source>
        <translation>Ein Ordner mit Vorhersagen hat kein Netz</translation>
    </message>
    <message>
        <source>Its card has no scores in the scheme %1</source>
        <translation>Die Karte hat keine Bewertung im Schema %1</translation>
    </message>
    <message>
        <source>Being counted</source>
        <translation>Wird gezählt</translation>
    </message>
    <message numerus="yes">
        <source>%n frames of an evaluation</source>
        <translation>
            <numerusform>%n Einzelbild einer Auswertung</numerusform>
            <numerusform>%n Einzelbilder einer Auswertung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frames</source>
        <translation>
            <numerusform>%n Einzelbild</numerusform>
            <numerusform>%n Einzelbilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n frames (from its card)</source>
        <translation>
            <numerusform>%1, %n Einzelbild (aus der Karte)</numerusform>
            <numerusform>%1, %n Einzelbilder (aus der Karte)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Library</name>
    <message>
        <source>built-in street, seed %1, %2</source>
        <translation>eingebaute Straße, Startwert %1, %2</translation>
    </message>
    <message>
        <source>The small pictures of the library cannot be kept.</source>
        <translation>Die kleinen Bilder der Bibliothek lassen sich nicht aufbewahren.</translation>
    </message>
    <message>
        <source>New frames: %1.</source>
        <translation>Neue Einzelbilder: %1.</translation>
    </message>
    <message>
        <source>Changed frames: %1.</source>
        <translation>Geänderte Einzelbilder: %1.</translation>
    </message>
    <message>
        <source>No longer there: %1.</source>
        <translation>Nicht mehr da: %1.</translation>
    </message>
    <message>
        <source>Shown instead is %1.</source>
        <translation>Stattdessen wird %1 gezeigt.</translation>
    </message>
    <message>
        <source>Mark as reviewed</source>
        <translation>Als geprüft markieren</translation>
    </message>
    <message>
        <source>Mark as not reviewed</source>
        <translation>Als ungeprüft markieren</translation>
    </message>
    <message>
        <source>Flag %1</source>
        <translation>Markierung %1 setzen</translation>
    </message>
    <message>
        <source>Take flag %1 away</source>
        <translation>Markierung %1 entfernen</translation>
    </message>
</context>
<context>
    <name>app::MachineLabel</name>
    <message>
        <source>%1 of %2 GB</source>
        <translation>%1 von %2 GB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>Memory of this program: %1</source>
        <translation>Speicher dieses Programms: %1</translation>
    </message>
    <message>
        <source>Memory of the GPU in use: %1</source>
        <translation>Belegter Speicher der GPU: %1</translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message>
        <source>%1 is now in %2.</source>
        <translation>%1 liegt jetzt in %2.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Importiert.</translation>
    </message>
    <message>
        <source>Device %1: %2</source>
        <translation>Gerät %1: %2</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>F&amp;rame</source>
        <translation>&amp;Einzelbild</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>&amp;Modelle</translation>
    </message>
    <message>
        <source>Slot &amp;%1</source>
        <translation>Platz &amp;%1</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Split of the dataset</source>
        <translation>Teil des Datensatzes</translation>
    </message>
    <message>
        <source>Number of the frame</source>
        <translation>Nummer des Einzelbilds</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Put a model into the next free slot</source>
        <translation>Ein Modell auf den nächsten freien Platz setzen</translation>
    </message>
    <message>
        <source>Opacity of the masks</source>
        <translation>Deckkraft der Masken</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a dataset, a folder, a picture or a video</source>
        <translation>Einen Datensatz, einen Ordner, ein Bild oder ein Video öffnen</translation>
    </message>
    <message>
        <source>Size of the frame that the networks see</source>
        <translation>Größe, in der die Netze das Einzelbild sehen</translation>
    </message>
    <message>
        <source>Model&apos;s size</source>
        <translation>Größe des Modells</translation>
    </message>
    <message>
        <source>%1 % of frame</source>
        <translation>%1 % des Einzelbilds</translation>
    </message>
    <message>
        <source>Precision of the computation</source>
        <translation>Genauigkeit der Rechnung</translation>
    </message>
    <message>
        <source>Device that runs the models</source>
        <translation>Gerät, das die Modelle rechnet</translation>
    </message>
    <message>
        <source>auto device</source>
        <translation>Gerät: auto</translation>
    </message>
    <message>
        <source>Segmenting with %1</source>
        <translation>%1 segmentiert</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>zoom %1 %</source>
        <translation>Zoom %1 %</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>Einzelbild %1 von %2</translation>
    </message>
    <message>
        <source>About Kerbside</source>
        <translation>Über Kerbside</translation>
    </message>
    <message>
        <source>&lt;b&gt;Kerbside %1&lt;/b&gt;</source>
        <translation>&lt;b&gt;Kerbside %1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>A workbench for street-scene segmentation.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Eine Werkbank für die Segmentierung von Straßenszenen.
Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>Nothing was opened.</source>
        <translation>Nichts wurde geöffnet.</translation>
    </message>
    <message>
        <source>One source at a time.</source>
        <translation>Eine Quelle auf einmal.</translation>
    </message>
    <message>
        <source>Open a Cityscapes root</source>
        <translation>Ein Cityscapes-Verzeichnis öffnen</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Einen Ordner mit Bildern öffnen</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Ein Bild öffnen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff);;Lists of frames (*.txt *.tsv *.lst);;All files (*)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.bmp *.tif *.tiff);;Bildlisten (*.txt *.tsv *.lst);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a video</source>
        <translation>Ein Video öffnen</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.avi *.mkv *.mov *.webm *.m4v *.mpg *.mpeg);;All files (*)</source>
        <translation>Videos (*.mp4 *.avi *.mkv *.mov *.webm *.m4v *.mpg *.mpeg);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Ein Modell öffnen</translation>
    </message>
    <message>
        <source>Models (*.card.json *.safetensors)</source>
        <translation>Modelle (*.card.json *.safetensors)</translation>
    </message>
    <message>
        <source>Import a checkpoint</source>
        <translation>Einen Checkpoint importieren</translation>
    </message>
    <message>
        <source>Checkpoints (*.pth *.pt *.ptc *.ckpt *.bin *.tar *.pkl *.safetensors);;All files (*)</source>
        <translation>Checkpoints (*.pth *.pt *.ptc *.ckpt *.bin *.tar *.pkl *.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The workspace has no models yet</source>
        <translation>Der Arbeitsbereich hat noch keine Modelle</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>Modelldatei öffnen …</translation>
    </message>
    <message>
        <source>Import a checkpoint…</source>
        <translation>Checkpoint importieren …</translation>
    </message>
    <message>
        <source>Remove from slot %1</source>
        <translation>Von Platz %1 entfernen</translation>
    </message>
    <message>
        <source>All slots are taken.</source>
        <translation>Alle Plätze sind belegt.</translation>
    </message>
    <message>
        <source>%1 was not put into a slot; remove a model first, or drop it onto a pane.</source>
        <translation>%1 hat keinen Platz bekommen; bitte zuerst ein Modell entfernen oder die Datei auf eine Teilansicht ziehen.</translation>
    </message>
    <message>
        <source>%1 is in slot %2.</source>
        <translation>%1 ist auf Platz %2.</translation>
    </message>
    <message>
        <source>Open pictures or a video to segment them.</source>
        <translation>Jetzt Bilder oder ein Video öffnen, um sie zu segmentieren.</translation>
    </message>
    <message>
        <source>Slot %1: %2</source>
        <translation>Platz %1: %2</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Noch nichts geöffnet</translation>
    </message>
    <message>
        <source>%1 is opened, and left out are: %2. Open a folder to see all of its pictures.</source>
        <translation>%1 ist geöffnet, weggelassen sind: %2. Ein geöffneter Ordner zeigt alle seine Bilder.</translation>
    </message>
    <message>
        <source>Built-in street</source>
        <translation>Eingebaute Straße</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>&amp;Willkommen</translation>
    </message>
    <message>
        <source>There are no demo models here.</source>
        <translation>Hier gibt es keine Demo-Modelle.</translation>
    </message>
    <message>
        <source>Drop a checkpoint onto the window, or choose a model, to segment this street.</source>
        <translation>Einen Checkpoint auf das Fenster ziehen oder ein Modell wählen, um diese Straße zu segmentieren.</translation>
    </message>
    <message>
        <source>Welcome. Try Kerbside on the built-in street with its demo models, or open your own:</source>
        <translation>Willkommen. Die eingebaute Straße ausprobieren oder Eigenes öffnen:</translation>
    </message>
    <message>
        <source>Not every frame was segmented.</source>
        <translation>Nicht jedes Einzelbild wurde segmentiert.</translation>
    </message>
    <message>
        <source>All frames.</source>
        <translation>Alle Einzelbilder.</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Sonde</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Verwechslung</translation>
    </message>
    <message>
        <source>&amp;Derived picture</source>
        <translation>&amp;Abgeleitetes Bild</translation>
    </message>
    <message>
        <source>All frames: %1 of %2 segmented</source>
        <translation>Alle Einzelbilder: %1 von %2 segmentiert</translation>
    </message>
    <message>
        <source>Open a folder of predictions</source>
        <translation>Ordner mit Vorhersagen öffnen</translation>
    </message>
    <message>
        <source>Open a folder of predictions…</source>
        <translation>Ordner mit Vorhersagen öffnen…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Change places with %1</source>
        <translation>Mit %1 den Platz tauschen</translation>
    </message>
    <message>
        <source>Rename slot %1</source>
        <translation>Platz %1 umbenennen</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>The predictions were not opened.</source>
        <translation>Die Vorhersagen wurden nicht geöffnet.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Uneinigkeit</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>Flackern</translation>
    </message>
    <message>
        <source>C&amp;olours of the classes</source>
        <translation>&amp;Farben der Klassen</translation>
    </message>
    <message>
        <source>&amp;Official</source>
        <translation>&amp;Offiziell</translation>
    </message>
    <message>
        <source>For the &amp;colour-blind</source>
        <translation>Für &amp;Farbenblinde</translation>
    </message>
    <message>
        <source>A part of the truth is not scored.</source>
        <translation>Ein Teil der Wahrheit wird nicht bewertet.</translation>
    </message>
    <message>
        <source>Predictions are not kept in the workspace: %1</source>
        <translation>Vorhersagen werden nicht im Arbeitsbereich aufbewahrt: %1</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Evaluation: %1</source>
        <translation>Auswertung: %1</translation>
    </message>
    <message>
        <source>The device %1 of the settings is not here; one is chosen by itself.</source>
        <translation>Das Gerät %1 aus den Einstellungen ist nicht da; es wird selbsttätig eines gewählt.</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Opacity of the masks (%1; hold 0 for the bare photo)</source>
        <translation>Deckkraft der Masken (%1; 0 halten für das bloße Foto)</translation>
    </message>
    <message>
        <source>Held keys and mouse</source>
        <translation>Gehaltene Tasten und Maus</translation>
    </message>
    <message>
        <source>Nothing is at work.</source>
        <translation>Gerade läuft nichts.</translation>
    </message>
    <message>
        <source>All frames are being segmented.</source>
        <translation>Alle Einzelbilder werden segmentiert.</translation>
    </message>
    <message>
        <source>Open pictures or a video first.</source>
        <translation>Bitte zuerst Bilder oder ein Video öffnen.</translation>
    </message>
    <message>
        <source>There is only one frame.</source>
        <translation>Es gibt nur ein Einzelbild.</translation>
    </message>
    <message>
        <source>Not possible now.</source>
        <translation>Im Augenblick nicht möglich.</translation>
    </message>
    <message>
        <source>Put a model into a slot first.</source>
        <translation>Bitte zuerst ein Modell auf einen Platz setzen.</translation>
    </message>
    <message>
        <source>This is the first frame.</source>
        <translation>Dies ist das erste Einzelbild.</translation>
    </message>
    <message>
        <source>This is the last frame.</source>
        <translation>Dies ist das letzte Einzelbild.</translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation>Exportiert.</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>%1 exportiert</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>The file was not written.</source>
        <translation>Die Datei wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>System report</source>
        <translation>Systembericht</translation>
    </message>
    <message>
        <source>For a report of a bug. Folders are left out; read it before you send it.</source>
        <translation>Für eine Fehlermeldung. Ordner sind weggelassen; bitte vor dem Senden durchlesen.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>Rangliste</translation>
    </message>
    <message>
        <source>Picture of &amp;one pane</source>
        <translation>Bild &amp;einer Ansicht</translation>
    </message>
    <message>
        <source>&amp;What the network saw</source>
        <translation>&amp;Was das Netz sah</translation>
    </message>
    <message>
        <source>Frames are gone.</source>
        <translation>Einzelbilder sind verschwunden.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Red&amp;o</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Flags</source>
        <translation>&amp;Markierungen</translation>
    </message>
    <message>
        <source>&amp;Copy the names</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;New flag…</source>
        <translation>&amp;Neue Markierung…</translation>
    </message>
    <message>
        <source>New flag</source>
        <translation>Neue Markierung</translation>
    </message>
    <message>
        <source>One word, such as night:</source>
        <translation>Ein Wort, zum Beispiel Nacht:</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>Notiz zu %1</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>As kept in the workspace (*.json)</source>
        <translation>Wie im Arbeitsbereich aufbewahrt (*.json)</translation>
    </message>
    <message>
        <source>Export notes</source>
        <translation>Notizen exportieren</translation>
    </message>
    <message>
        <source>Choose from the list…</source>
        <translation>Aus der Liste wählen…</translation>
    </message>
    <message>
        <source>Settings of slot %1</source>
        <translation>Einstellungen von Platz %1</translation>
    </message>
    <message>
        <source>Segment this frame anew</source>
        <translation>Dieses Einzelbild neu segmentieren</translation>
    </message>
    <message>
        <source>Listing %1</source>
        <translation>%1 wird aufgelistet</translation>
    </message>
    <message>
        <source>Save “%1”…</source>
        <translation>„%1“ speichern…</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>„%1“ kopieren</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Nichts ist geöffnet</translation>
    </message>
    <message>
        <source>No picture.</source>
        <translation>Kein Bild.</translation>
    </message>
    <message>
        <source>There is nothing to show, or too little memory.</source>
        <translation>Es gibt nichts zu zeigen, oder der Speicher reicht nicht.</translation>
    </message>
    <message>
        <source>Copied a picture of %1 × %2 pixels</source>
        <translation>Ein Bild mit %1 × %2 Pixeln kopiert</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>The picture was not saved.</source>
        <translation>Das Bild wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>%1 has %2 × %3 pixels.</source>
        <translation>%1 hat %2 × %3 Pixel.</translation>
    </message>
    <message>
        <source>Not all of the last session is here.</source>
        <translation>Die letzte Sitzung ist nicht vollständig da.</translation>
    </message>
    <message>
        <source>The note was not kept.</source>
        <translation>Die Notiz wurde nicht behalten.</translation>
    </message>
    <message>
        <source>Another source was opened meanwhile. The note was: %1</source>
        <translation>Inzwischen wurde eine andere Quelle geöffnet. Die Notiz war: %1</translation>
    </message>
    <message>
        <source>Something is being exported.</source>
        <translation>Es wird gerade exportiert.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n frames segmented.</source>
        <translation>
            <numerusform>%1 von %n Einzelbild segmentiert.</numerusform>
            <numerusform>%1 von %n Einzelbildern segmentiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opened %1: %n frames</source>
        <translation>
            <numerusform>%1 geöffnet: %n Einzelbild</numerusform>
            <numerusform>%1 geöffnet: %n Einzelbilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Change places with the slot before</source>
        <translation>Mit dem Platz davor tauschen</translation>
    </message>
    <message>
        <source>Change places with the slot after</source>
        <translation>Mit dem Platz danach tauschen</translation>
    </message>
    <message>
        <source>Slot %1</source>
        <translation>Platz %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n frames.</source>
        <translation>
            <numerusform>%1: %n Einzelbild.</numerusform>
            <numerusform>%1: %n Einzelbilder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported, but not every frame is scored.</source>
        <translation>Exportiert, aber nicht jedes Einzelbild ist bewertet.</translation>
    </message>
    <message>
        <source>Street fil&amp;m</source>
        <translation>Straßenfil&amp;m</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message numerus="yes">
        <source>Notes of %n frames are in %1.</source>
        <translation>
            <numerusform>Die Notizen zu %n Einzelbild sind in %1.</numerusform>
            <numerusform>Die Notizen zu %n Einzelbildern sind in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ModelChooser</name>
    <message>
        <source>Model of the next free slot</source>
        <translation>Modell des nächsten freien Platzes</translation>
    </message>
    <message>
        <source>Model of slot %1</source>
        <translation>Modell von Platz %1</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>Delete %1 and its weights from the workspace?</source>
        <translation>%1 und die Gewichte aus dem Arbeitsbereich löschen?</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>It is taken out of slot %1. This cannot be undone.</source>
        <translation>Es wird von Platz %1 genommen. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>The model was not removed.</source>
        <translation>Das Modell wurde nicht entfernt.</translation>
    </message>
</context>
<context>
    <name>app::ModelShelf</name>
    <message>
        <source>The models of the workspace cannot be listed.</source>
        <translation>Die Modelle des Arbeitsbereichs lassen sich nicht auflisten.</translation>
    </message>
    <message>
        <source>The model was not opened.</source>
        <translation>Das Modell wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>The model was not saved.</source>
        <translation>Das Modell wurde nicht gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n file(s)</source>
        <translation>
            <numerusform>%1: %n Datei</numerusform>
            <numerusform>%1: %n Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::PlayBar</name>
    <message>
        <source>How a film is played</source>
        <translation>Wie ein Film abgespielt wird</translation>
    </message>
    <message>
        <source>Every frame: the film waits for the models.
Live: it plays at its own rate, the models get the newest frame, and what they make of it is shown with its age. (L)</source>
        <translation>Jedes Einzelbild: Der Film wartet auf die Modelle.
Live: Er läuft mit seiner eigenen Bildrate, die Modelle bekommen das neueste Einzelbild, und ihr Ergebnis wird mit seinem Alter gezeigt. (L)</translation>
    </message>
    <message>
        <source>Every frame</source>
        <translation>Jedes Einzelbild</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Speed (&lt; and &gt;)</source>
        <translation>Tempo (&lt; und &gt;)</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Of a film that plays live: frames that were shown, those of them that the models could not take in time, and frames that were left out on the screen too</source>
        <translation>Zu einem Film, der live läuft: Einzelbilder, die gezeigt wurden, solche davon, die die Modelle nicht rechtzeitig nehmen konnten, und Einzelbilder, die auch auf dem Bildschirm ausgelassen wurden</translation>
    </message>
    <message>
        <source>live: %1 shown · %2 not segmented · %3 left out</source>
        <translation>live: %1 gezeigt · %2 nicht segmentiert · %3 ausgelassen</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>Abspielen</translation>
    </message>
</context>
<context>
    <name>app::Screenshot</name>
    <message>
        <source>%1: the picture could not be written: %2</source>
        <translation>%1: das Bild ließ sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Nothing is open. Name a Cityscapes root, a folder of pictures, a picture or a video, and models with --model REF.
</source>
        <translation>Nichts ist geöffnet. Bitte ein Cityscapes-Verzeichnis, einen Ordner mit Bildern, ein Bild oder ein Video nennen, und Modelle mit --model REF.
</translation>
    </message>
    <message>
        <source>%1: frame %2 of %3
</source>
        <translation>%1: Einzelbild %2 von %3
</translation>
    </message>
    <message>
        <source>No model is in a slot, so nothing is segmented.
</source>
        <translation>Kein Platz hat ein Modell, also wird nichts segmentiert.
</translation>
    </message>
    <message>
        <source>%1 %2: %3 on %4 in %5
</source>
        <translation>%1 %2: %3 auf %4 in %5
</translation>
    </message>
    <message>
        <source>The frame has no truth, so nothing is scored.
</source>
        <translation>Das Einzelbild hat keine Wahrheit, also wird nichts bewertet.
</translation>
    </message>
    <message>
        <source>Built-in street</source>
        <translation>Eingebaute Straße</translation>
    </message>
    <message>
        <source>%1 %2: read from %3
</source>
        <translation>%1 %2: gelesen aus %3
</translation>
    </message>
</context>
<context>
    <name>app::SessionKeeper</name>
    <message>
        <source>The last session was not restored.</source>
        <translation>Die letzte Sitzung wurde nicht wiederhergestellt.</translation>
    </message>
    <message>
        <source>The session was not saved.</source>
        <translation>Die Sitzung wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>app::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Tasten…</translation>
    </message>
    <message>
        <source>&amp;Defaults</source>
        <translation>&amp;Standardwerte</translation>
    </message>
    <message>
        <source>Choose the keys of every command</source>
        <translation>Die Tasten aller Befehle wählen</translation>
    </message>
    <message>
        <source>Sets everything on this page as it was at first</source>
        <translation>Setzt alles auf dieser Seite auf den Anfangszustand zurück</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>Farben des Fensters</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>&amp;Farben:</translation>
    </message>
    <message>
        <source>T&amp;humbnails</source>
        <translation>&amp;Vorschaubilder</translation>
    </message>
    <message>
        <source>Small pictures of the frames, made in the background</source>
        <translation>Kleine Bilder der Einzelbilder, im Hintergrund erzeugt</translation>
    </message>
    <message>
        <source>&amp;Restore the last session</source>
        <translation>Letzte &amp;Sitzung wiederherstellen</translation>
    </message>
    <message>
        <source>When Kerbside starts without a path: source, frame, models and view as they were</source>
        <translation>Wenn Kerbside ohne Pfad startet: Quelle, Einzelbild, Modelle und Ansicht, wie sie waren</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>What runs the models; auto takes a GPU where there is one</source>
        <translation>Womit die Modelle gerechnet werden; auto nimmt eine GPU, wo es eine gibt</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <translation>%1 (nicht gefunden)</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Gerät:</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Of the computation; auto is chosen for the device</source>
        <translation>Der Rechnung; auto richtet sich nach dem Gerät</translation>
    </message>
    <message>
        <source>&amp;Precision:</source>
        <translation>Ge&amp;nauigkeit:</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Cores of the processor that run the models</source>
        <translation>Prozessorkerne, die die Modelle rechnen</translation>
    </message>
    <message>
        <source>all (%1)</source>
        <translation>alle (%1)</translation>
    </message>
    <message>
        <source>Memory for predictions</source>
        <translation>Speicher für Vorhersagen</translation>
    </message>
    <message>
        <source>Predictions that are kept, so that a frame that was segmented comes back at once</source>
        <translation>Vorhersagen, die behalten werden, damit ein schon segmentiertes Einzelbild sofort wiederkommt</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Disk for predictions</source>
        <translation>Festplatte für Vorhersagen</translation>
    </message>
    <message>
        <source>Predictions that are kept in the workspace from one start to the next</source>
        <translation>Vorhersagen, die im Arbeitsbereich von einem Start zum nächsten behalten werden</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>&amp;Cores:</source>
        <translation>&amp;Kerne:</translation>
    </message>
    <message>
        <source>&amp;Memory for predictions:</source>
        <translation>S&amp;peicher für Vorhersagen:</translation>
    </message>
    <message>
        <source>Dis&amp;k for predictions:</source>
        <translation>Fes&amp;tplatte für Vorhersagen:</translation>
    </message>
    <message>
        <source>&amp;Segment frames as they are opened</source>
        <translation>Einzelbilder gleich beim Öffnen segmentie&amp;ren</translation>
    </message>
    <message>
        <source>Without it: only when asked</source>
        <translation>Sonst: nur auf Verlangen</translation>
    </message>
    <message>
        <source>Segment neighbours &amp;ahead</source>
        <translation>Nachbarbilder im &amp;Voraus segmentieren</translation>
    </message>
    <message>
        <source>The frames before and after, when there is nothing else to do</source>
        <translation>Die Einzelbilder davor und danach, wenn sonst nichts zu tun ist</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Folder of your models, corrections, results and caches; empty: ~/Kerbside</source>
        <translation>Ordner für eigene Modelle, Korrekturen, Ergebnisse und Zwischenspeicher; leer: ~/Kerbside</translation>
    </message>
    <message>
        <source>Choose the workspace</source>
        <translation>Arbeitsbereich wählen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>&amp;Workspace:</source>
        <translation>&amp;Arbeitsbereich:</translation>
    </message>
    <message>
        <source>The other workspace is used when Kerbside starts again.</source>
        <translation>Der andere Arbeitsbereich gilt ab dem nächsten Start von Kerbside.</translation>
    </message>
</context>
<context>
    <name>app::SettingsFile</name>
    <message>
        <source>%1: these are settings of a newer Kerbside (version %2, this one knows %3). It runs with its defaults, remembers no settings, and leaves the file as it is.</source>
        <translation>%1: Das sind Einstellungen eines neueren Kerbside (Version %2, dieses kennt %3). Es läuft mit seinen Standardwerten, merkt sich keine Einstellungen und lässt die Datei, wie sie ist.</translation>
    </message>
</context>
<context>
    <name>app::SlotMenu</name>
    <message>
        <source>As the &amp;others</source>
        <translation>&amp;Wie die anderen</translation>
    </message>
    <message>
        <source>&amp;Model&apos;s size</source>
        <translation>&amp;Größe des Modells</translation>
    </message>
    <message>
        <source>%1 % of frame</source>
        <translation>%1 % des Einzelbilds</translation>
    </message>
    <message>
        <source>&amp;Auto</source>
        <translation>&amp;Auto</translation>
    </message>
    <message>
        <source>f32 exact</source>
        <translation>f32 exakt</translation>
    </message>
    <message>
        <source>Average with the &amp;mirrored frame</source>
        <translation>&amp;Mit dem gespiegelten Einzelbild mitteln</translation>
    </message>
    <message>
        <source>&amp;Not mirrored</source>
        <translation>&amp;Nicht gespiegelt</translation>
    </message>
    <message>
        <source>&amp;None, unless memory asks for them</source>
        <translation>&amp;Keine, außer wenn der Speicher es verlangt</translation>
    </message>
    <message>
        <source>Size that the network &amp;sees</source>
        <translation>&amp;Größe, die das Netz sieht</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>Ge&amp;nauigkeit</translation>
    </message>
    <message>
        <source>M&amp;irroring</source>
        <translation>Sp&amp;iegelung</translation>
    </message>
    <message>
        <source>&amp;Tiles</source>
        <translation>&amp;Kacheln</translation>
    </message>
    <message>
        <source>As the other slots in &amp;everything</source>
        <translation>Wie die anderen Plätze in &amp;allem</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
</context>
<context>
    <name>app::SlotSettings</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>model&apos;s size</source>
        <translation>Größe des Modells</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>gespiegelt</translation>
    </message>
    <message>
        <source>not mirrored</source>
        <translation>nicht gespiegelt</translation>
    </message>
    <message>
        <source>no tiles</source>
        <translation>keine Kacheln</translation>
    </message>
    <message>
        <source>tiles of %1</source>
        <translation>Kacheln von %1</translation>
    </message>
</context>
<context>
    <name>app::StartOptions</name>
    <message>
        <source>Compares street-scene segmentation models on pictures and video.
Example: kerbside /data/cityscapes --model city-deeplab --model city-unet</source>
        <translation>Vergleicht Modelle zur Segmentierung von Straßenszenen auf Bildern und Video.
Beispiel: kerbside /data/cityscapes --model city-deeplab --model city-unet</translation>
    </message>
    <message>
        <source>Folder of models and results, instead of ~/Kerbside.</source>
        <translation>Ordner für Modelle und Ergebnisse, statt ~/Kerbside.</translation>
    </message>
    <message>
        <source>Puts a model into the next slot: a card, weights, or a name of the workspace. May be repeated.</source>
        <translation>Setzt ein Modell auf den nächsten Platz: eine Karte, Gewichte oder ein Name des Arbeitsbereichs. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Waits until what is open is segmented, writes the window to FILE, prints the scores and ends.</source>
        <translation>Wartet, bis alles segmentiert ist, schreibt das Fenster nach FILE, gibt die Bewertung aus und endet.</translation>
    </message>
    <message>
        <source>compare (the only one so far).</source>
        <translation>compare (bisher die einzige).</translation>
    </message>
    <message>
        <source>Shows this text.</source>
        <translation>Zeigt diesen Text.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Zeigt die Version.</translation>
    </message>
    <message>
        <source>The view “%1” is not built yet; there is “compare”.</source>
        <translation>Die Ansicht „%1“ ist noch nicht gebaut; es gibt „compare“.</translation>
    </message>
    <message>
        <source>There is no view “%1”; there is “compare”.</source>
        <translation>Eine Ansicht „%1“ gibt es nicht; es gibt „compare“.</translation>
    </message>
    <message>
        <source>--screenshot needs the name of a file.</source>
        <translation>--screenshot braucht den Namen einer Datei.</translation>
    </message>
    <message>
        <source>Opens what FILE holds, a session.json, when no path is given, and keeps the session there.</source>
        <translation>Öffnet, was in FILE steht, einer session.json, wenn kein Pfad genannt ist, und behält die Sitzung dort.</translation>
    </message>
    <message>
        <source>system, light or dark, whatever is set.</source>
        <translation>system, light oder dark, gleich was eingestellt ist.</translation>
    </message>
    <message>
        <source>There is no theme “%1”; there are “system”, “light” and “dark”.</source>
        <translation>Farben „%1“ gibt es nicht; es gibt „system“, „light“ und „dark“.</translation>
    </message>
    <message>
        <source>--session needs the name of a file.</source>
        <translation>--session braucht den Namen einer Datei.</translation>
    </message>
    <message>
        <source>A Cityscapes root, a folder of pictures, a picture, a video, a model or a checkpoint; “scenes” is the built-in street, which opens when no path is given, and “scenes/film” a film of it.</source>
        <translation>Ein Cityscapes-Verzeichnis, ein Ordner mit Bildern, ein Bild, ein Video, ein Modell oder ein Checkpoint; „scenes“ ist die eingebaute Straße, die ohne Pfad geöffnet wird, und „scenes/film“ ein Film von ihr.</translation>
    </message>
    <message numerus="yes">
        <source>There are %1 slots, but %n models were given.</source>
        <translation>
            <numerusform>Es gibt %1 Plätze, aber %n Modell wurde genannt.</numerusform>
            <numerusform>Es gibt %1 Plätze, aber %n Modelle wurden genannt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::WindowActions</name>
    <message>
        <source>Open &amp;dataset…</source>
        <translation>&amp;Datensatz öffnen …</translation>
    </message>
    <message>
        <source>Open a Cityscapes root with photos and truth</source>
        <translation>Ein Cityscapes-Verzeichnis mit Fotos und Wahrheit öffnen</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen …</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Einen Ordner mit Bildern öffnen</translation>
    </message>
    <message>
        <source>Open &amp;picture…</source>
        <translation>&amp;Bild öffnen …</translation>
    </message>
    <message>
        <source>Open one picture, or a list of frames</source>
        <translation>Ein Bild oder eine Bildliste öffnen</translation>
    </message>
    <message>
        <source>Open &amp;video…</source>
        <translation>&amp;Video öffnen …</translation>
    </message>
    <message>
        <source>Open a video</source>
        <translation>Ein Video öffnen</translation>
    </message>
    <message>
        <source>Put a model into the next free slot</source>
        <translation>Ein Modell auf den nächsten freien Platz setzen</translation>
    </message>
    <message>
        <source>&amp;Import checkpoint…</source>
        <translation>Checkpoint &amp;importieren …</translation>
    </message>
    <message>
        <source>Make a model of a PyTorch or safetensors file</source>
        <translation>Aus einer PyTorch- oder safetensors-Datei ein Modell machen</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Previous frame</source>
        <translation>&amp;Voriges Einzelbild</translation>
    </message>
    <message>
        <source>&amp;Next frame</source>
        <translation>&amp;Nächstes Einzelbild</translation>
    </message>
    <message>
        <source>&amp;First frame</source>
        <translation>&amp;Erstes Einzelbild</translation>
    </message>
    <message>
        <source>&amp;Last frame</source>
        <translation>&amp;Letztes Einzelbild</translation>
    </message>
    <message>
        <source>P&amp;lay</source>
        <translation>Ab&amp;spielen</translation>
    </message>
    <message>
        <source>&amp;Segment</source>
        <translation>&amp;Segmentieren</translation>
    </message>
    <message>
        <source>Run the models of all slots on this frame</source>
        <translation>Die Modelle aller Plätze auf dieses Einzelbild anwenden</translation>
    </message>
    <message>
        <source>Segment frames as they are &amp;opened</source>
        <translation>Einzelbilder gleich beim Öffnen segmentie&amp;ren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Stop what is running</source>
        <translation>Abbrechen, was gerade läuft</translation>
    </message>
    <message>
        <source>&amp;Fit to pane</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>Show the whole frame</source>
        <translation>Das ganze Einzelbild zeigen</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>One pixel of the frame on one of the screen</source>
        <translation>Ein Bildpixel auf einem Bildschirmpixel</translation>
    </message>
    <message>
        <source>&amp;Stronger masks</source>
        <translation>Masken &amp;stärker</translation>
    </message>
    <message>
        <source>&amp;Weaker masks</source>
        <translation>Masken sch&amp;wächer</translation>
    </message>
    <message>
        <source>Show all &amp;classes</source>
        <translation>Alle &amp;Klassen zeigen</translation>
    </message>
    <message>
        <source>&amp;Hide masks</source>
        <translation>Masken &amp;verbergen</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>&amp;Tasten und Maus</translation>
    </message>
    <message>
        <source>&amp;About Kerbside</source>
        <translation>Ü&amp;ber Kerbside</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Play and pause</source>
        <translation>Abspielen und anhalten</translation>
    </message>
    <message>
        <source>Space held, drag</source>
        <translation>Leertaste halten und ziehen</translation>
    </message>
    <message>
        <source>Move the picture (the middle mouse button does it too)</source>
        <translation>Das Bild verschieben (auch mit der mittleren Maustaste)</translation>
    </message>
    <message>
        <source>0 held</source>
        <translation>0 gehalten</translation>
    </message>
    <message>
        <source>Bare photo</source>
        <translation>Bloßes Foto</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>Am Mauszeiger vergrößern</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Opacity of the masks</source>
        <translation>Deckkraft der Masken</translation>
    </message>
    <message>
        <source>Click in the legend, or Space</source>
        <translation>Klick in die Legende, oder Leertaste</translation>
    </message>
    <message>
        <source>Hide or show a class</source>
        <translation>Eine Klasse verbergen oder zeigen</translation>
    </message>
    <message>
        <source>Double click in the legend, or Enter</source>
        <translation>Doppelklick in die Legende, oder Eingabetaste</translation>
    </message>
    <message>
        <source>Show a class alone; again: all</source>
        <translation>Nur eine Klasse zeigen; noch einmal: alle</translation>
    </message>
    <message>
        <source>Show a class alone</source>
        <translation>Nur eine Klasse zeigen</translation>
    </message>
    <message>
        <source>&amp;Built-in street</source>
        <translation>&amp;Eingebaute Straße</translation>
    </message>
    <message>
        <source>Open the drawn street that comes with the program</source>
        <translation>Die gezeichnete Straße öffnen, die das Programm mitbringt</translation>
    </message>
    <message>
        <source>Segment &amp;all frames</source>
        <translation>&amp;Alle Einzelbilder segmentieren</translation>
    </message>
    <message>
        <source>Run the models on every frame, in the background</source>
        <translation>Die Modelle im Hintergrund über alle Einzelbilder laufen lassen</translation>
    </message>
    <message>
        <source>Segment neighbours a&amp;head</source>
        <translation>&amp;Nachbarbilder im Voraus segmentieren</translation>
    </message>
    <message>
        <source>&amp;Outlines only</source>
        <translation>Nur &amp;Umrisse</translation>
    </message>
    <message>
        <source>Paint only where one class ends and another begins</source>
        <translation>Nur dort malen, wo eine Klasse endet und eine andere beginnt</translation>
    </message>
    <message>
        <source>O&amp;ne pane</source>
        <translation>&amp;Eine Ansicht</translation>
    </message>
    <message>
        <source>Show one pane in all the room; again: all of them</source>
        <translation>Eine Ansicht im ganzen Raum zeigen; noch einmal: alle</translation>
    </message>
    <message>
        <source>Ne&amp;xt pane</source>
        <translation>Nä&amp;chste Ansicht</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>&amp;Vorige Ansicht</translation>
    </message>
    <message>
        <source>&amp;Blink</source>
        <translation>&amp;Blinken</translation>
    </message>
    <message>
        <source>Flip between two panes in the same place</source>
        <translation>An derselben Stelle zwischen zwei Ansichten wechseln</translation>
    </message>
    <message>
        <source>&amp;Presentation</source>
        <translation>&amp;Präsentation</translation>
    </message>
    <message>
        <source>Pictures and legend alone on the whole screen, in large type</source>
        <translation>Nur Bilder und Legende auf dem ganzen Bildschirm, in großer Schrift</translation>
    </message>
    <message>
        <source>Open a drawn drive of 20 seconds with its truth</source>
        <translation>Eine gezeichnete Fahrt von 20 Sekunden mit ihrer Wahrheit öffnen</translation>
    </message>
    <message>
        <source>Choose &amp;model…</source>
        <translation>&amp;Modell wählen…</translation>
    </message>
    <message>
        <source>&amp;Export film…</source>
        <translation>&amp;Film exportieren…</translation>
    </message>
    <message>
        <source>Write photo, truth and slots side by side as a film</source>
        <translation>Foto, Wahrheit und Plätze nebeneinander als Film schreiben</translation>
    </message>
    <message>
        <source>Export &amp;label maps…</source>
        <translation>L&amp;abel-Karten exportieren…</translation>
    </message>
    <message>
        <source>Write the label ids of every frame and slot</source>
        <translation>Die Label-Ids jedes Einzelbilds und Platzes schreiben</translation>
    </message>
    <message>
        <source>Previous frame of those that the library shows, in its order</source>
        <translation>Voriges Einzelbild von denen, die die Bibliothek zeigt, in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Next frame of those that the library shows, in its order</source>
        <translation>Nächstes Einzelbild von denen, die die Bibliothek zeigt, in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Previous &amp;unreviewed frame</source>
        <translation>Voriges &amp;ungeprüftes Einzelbild</translation>
    </message>
    <message>
        <source>Next un&amp;reviewed frame</source>
        <translation>Nächstes ungeprüf&amp;tes Einzelbild</translation>
    </message>
    <message>
        <source>Next frame of the library that is not marked as reviewed</source>
        <translation>Nächstes Einzelbild der Bibliothek, das nicht als geprüft markiert ist</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Red&amp;o</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Re&amp;viewed</source>
        <translation>&amp;Geprüft</translation>
    </message>
    <message>
        <source>Mark the frame, or those selected in the library, as reviewed</source>
        <translation>Das Einzelbild oder die in der Bibliothek gewählten als geprüft markieren</translation>
    </message>
    <message>
        <source>No&amp;te and flags…</source>
        <translation>N&amp;otiz und Markierungen…</translation>
    </message>
    <message>
        <source>Write a note on the frame, and flag it</source>
        <translation>Eine Notiz zum Einzelbild schreiben und es mit Markierungen versehen</translation>
    </message>
    <message>
        <source>&amp;Export notes…</source>
        <translation>Notizen e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Write flags, notes and reviewed marks to a CSV or JSON file</source>
        <translation>Markierungen, Notizen und Prüfvermerke in eine CSV- oder JSON-Datei schreiben</translation>
    </message>
    <message>
        <source>Look for &amp;changes</source>
        <translation>Nach &amp;Änderungen suchen</translation>
    </message>
    <message>
        <source>List the frames anew, where the system does not tell that files have changed</source>
        <translation>Die Einzelbilder neu auflisten, wo das System geänderte Dateien nicht meldet</translation>
    </message>
    <message>
        <source>Fi&amp;lter frames</source>
        <translation>Einzelbilder &amp;filtern</translation>
    </message>
    <message>
        <source>Type a filter for the library</source>
        <translation>Einen Filter für die Bibliothek eingeben</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>One second &amp;back</source>
        <translation>Eine Sekunde &amp;zurück</translation>
    </message>
    <message>
        <source>One second a&amp;head</source>
        <translation>Eine Sekun&amp;de vor</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>L&amp;ive</translation>
    </message>
    <message>
        <source>Play at the film&apos;s own rate, and give the models the newest frame</source>
        <translation>Im Tempo des Films abspielen und den Modellen das neueste Einzelbild geben</translation>
    </message>
    <message>
        <source>Play in a l&amp;oop</source>
        <translation>In Sc&amp;hleife abspielen</translation>
    </message>
    <message>
        <source>Begin again at the end, or where In is marked</source>
        <translation>Am Ende von vorn beginnen, oder dort, wo In markiert ist</translation>
    </message>
    <message>
        <source>Slo&amp;wer</source>
        <translation>L&amp;angsamer</translation>
    </message>
    <message>
        <source>Fas&amp;ter</source>
        <translation>S&amp;chneller</translation>
    </message>
    <message>
        <source>H&amp;atch classes</source>
        <translation>Klassen sch&amp;raffieren</translation>
    </message>
    <message>
        <source>Patterns over the colours, to tell classes apart without them</source>
        <translation>Muster über den Farben, um Klassen auch ohne sie zu unterscheiden</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>&amp;Gitter</translation>
    </message>
    <message>
        <source>All panes side by side</source>
        <translation>Alle Ansichten nebeneinander</translation>
    </message>
    <message>
        <source>&amp;Single</source>
        <translation>Ei&amp;nzeln</translation>
    </message>
    <message>
        <source>One pane alone</source>
        <translation>Eine Ansicht allein</translation>
    </message>
    <message>
        <source>S&amp;wipe</source>
        <translation>Wisc&amp;hen</translation>
    </message>
    <message>
        <source>Two panes on top of each other, with a divider</source>
        <translation>Zwei Ansichten übereinander, mit einer Trennlinie</translation>
    </message>
    <message>
        <source>&amp;Blink by itself</source>
        <translation>Von selbst b&amp;linken</translation>
    </message>
    <message>
        <source>Two panes in turn in the same place</source>
        <translation>Zwei Ansichten abwechselnd an derselben Stelle</translation>
    </message>
    <message>
        <source>Divider to the le&amp;ft</source>
        <translation>Trennlinie nach l&amp;inks</translation>
    </message>
    <message>
        <source>Divider to the ri&amp;ght</source>
        <translation>Trennlinie nach rech&amp;ts</translation>
    </message>
    <message>
        <source>The next one in the place of the pane that is shown alone, or right of the divider</source>
        <translation>Die nächste statt der Ansicht, die allein gezeigt wird oder rechts der Trennlinie ist</translation>
    </message>
    <message>
        <source>The previous one in the place of the pane that is shown alone; the next one left of the divider</source>
        <translation>Die vorige statt der Ansicht, die allein gezeigt wird; links der Trennlinie die nächste</translation>
    </message>
    <message>
        <source>Save p&amp;icture…</source>
        <translation>Bild s&amp;peichern…</translation>
    </message>
    <message>
        <source>All panes with legend, in the frame&apos;s own resolution, as a PNG</source>
        <translation>Alle Ansichten mit Legende, in der Auflösung des Einzelbilds, als PNG</translation>
    </message>
    <message>
        <source>Cop&amp;y picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>All panes with legend, to the clipboard</source>
        <translation>Alle Ansichten mit Legende, in die Zwischenablage</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>Einstellu&amp;ngen…</translation>
    </message>
    <message>
        <source>Device, memory, workspace, theme and more</source>
        <translation>Gerät, Speicher, Arbeitsbereich, Farben und mehr</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>B&amp;efehle…</translation>
    </message>
    <message>
        <source>Find any command by a part of its name</source>
        <translation>Jeden Befehl über einen Teil seines Namens finden</translation>
    </message>
    <message>
        <source>C&amp;hange keys…</source>
        <translation>&amp;Tasten ändern…</translation>
    </message>
    <message>
        <source>Choose the keys of every command</source>
        <translation>Die Tasten aller Befehle wählen</translation>
    </message>
    <message>
        <source>S&amp;ystem report…</source>
        <translation>S&amp;ystembericht…</translation>
    </message>
    <message>
        <source>Versions, devices, models and the log, for a report of a bug</source>
        <translation>Versionen, Geräte, Modelle und das Protokoll, für einen Fehlerbericht</translation>
    </message>
    <message>
        <source>Letters in the legend</source>
        <translation>Buchstaben in der Legende</translation>
    </message>
    <message>
        <source>Go to the class that begins so</source>
        <translation>Zur Klasse gehen, die so beginnt</translation>
    </message>
    <message>
        <source>Click on a bar, or arrows and Enter</source>
        <translation>Klick auf einen Balken, oder Pfeile und Eingabetaste</translation>
    </message>
    <message>
        <source>Street film in &amp;clear weather</source>
        <translation>Straßenfilm bei &amp;klarem Wetter</translation>
    </message>
    <message>
        <source>Street film in &amp;rain</source>
        <translation>Straßenfilm bei &amp;Regen</translation>
    </message>
    <message>
        <source>Street film in &amp;fog</source>
        <translation>Straßenfilm bei &amp;Nebel</translation>
    </message>
    <message>
        <source>Street film at &amp;dusk</source>
        <translation>Straßenfilm in der &amp;Dämmerung</translation>
    </message>
</context>
<context>
    <name>app::precisionChoices</name>
    <message>
        <source>auto precision</source>
        <translation>Genauigkeit: auto</translation>
    </message>
    <message>
        <source>f32 careful</source>
        <translation>f32 sorgfältig</translation>
    </message>
    <message>
        <source>f32 exact</source>
        <translation>f32 exakt</translation>
    </message>
</context>
<context>
    <name>app::scoreboard</name>
    <message>
        <source>%1: its classes (%2) cannot be mapped to %3, so it has no score there.</source>
        <translation>%1: seine Klassen (%2) lassen sich nicht auf %3 abbilden, also hat es dort keine Bewertung.</translation>
    </message>
    <message>
        <source>%1: the evaluation has no model of this name; it has %2.</source>
        <translation>%1: Die Auswertung hat kein Modell dieses Namens; sie hat %2.</translation>
    </message>
    <message>
        <source>%1: the evaluation did not score it in %2.</source>
        <translation>%1: Die Auswertung hat es nicht in %2 bewertet.</translation>
    </message>
    <message>
        <source>%1 (forced)</source>
        <translation>%1 (erzwungen)</translation>
    </message>
    <message>
        <source>%1: scored though it was refused: %2</source>
        <translation>%1: gewertet, obwohl abgelehnt: %2</translation>
    </message>
    <message>
        <source>%1: matched by its name, which another slot has too; with which settings the evaluation was made, its file does not tell.</source>
        <translation>%1: nach dem Namen zugeordnet, den auch ein anderer Platz hat; mit welchen Einstellungen die Auswertung gemacht wurde, sagt ihre Datei nicht.</translation>
    </message>
    <message>
        <source>%1: matched by its name; the slot has settings of its own, and with which ones the evaluation was made, its file does not tell.</source>
        <translation>%1: nach dem Namen zugeordnet; der Platz hat eigene Einstellungen, und mit welchen die Auswertung gemacht wurde, sagt ihre Datei nicht.</translation>
    </message>
    <message>
        <source>%1: matched by its name alone; that the weights are the same is not known.</source>
        <translation>%1: allein nach dem Namen zugeordnet; ob die Gewichte dieselben sind, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1: the evaluation&apos;s model of this name has other weights, so its scores are not shown.</source>
        <translation>%1: Das Modell dieses Namens in der Auswertung hat andere Gewichte, darum werden seine Werte nicht gezeigt.</translation>
    </message>
    <message>
        <source>%1 (by name)</source>
        <translation>%1 (nach Namen)</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>The settings are not used.</source>
        <translation>Die Einstellungen werden nicht verwendet.</translation>
    </message>
</context>
<context>
    <name>widgets</name>
    <message>
        <source>This cannot be done</source>
        <translation>Das geht nicht</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Not supported</source>
        <translation>Nicht unterstützt</translation>
    </message>
    <message>
        <source>Damaged or contradictory data</source>
        <translation>Beschädigte oder widersprüchliche Daten</translation>
    </message>
    <message>
        <source>Reading or writing failed</source>
        <translation>Lesen oder Schreiben ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>Nicht genug Speicher</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation>Interner Fehler</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>&amp;Copy table</source>
        <translation>Tabelle &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy table as C&amp;SV</source>
        <translation>Tabelle als C&amp;SV kopieren</translation>
    </message>
</context>
<context>
    <name>widgets::CommandPalette</name>
    <message>
        <source>No command has these letters.</source>
        <translation>Kein Befehl hat diese Buchstaben.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type a part of a command</source>
        <translation>Einen Teil eines Befehls eingeben</translation>
    </message>
    <message>
        <source>Command to look for</source>
        <translation>Gesuchter Befehl</translation>
    </message>
</context>
<context>
    <name>widgets::ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>Nothing is scored yet.</source>
        <translation>Noch ist nichts bewertet.</translation>
    </message>
    <message>
        <source>void</source>
        <translation>void</translation>
    </message>
    <message numerus="yes">
        <source>truth %1 → predicted %2: %3 pixels, %4 % of %1</source>
        <translation>
            <numerusform>Wahrheit %1 → vorhergesagt %2: %3 Pixel, %4 % von %1</numerusform>
            <numerusform>Wahrheit %1 → vorhergesagt %2: %3 Pixel, %4 % von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % of what is predicted as %2</source>
        <translation>%1 % dessen, was als %2 vorhergesagt ist</translation>
    </message>
    <message>
        <source>Per cent of the &amp;truth (rows)</source>
        <translation>Prozent der &amp;Wahrheit (Zeilen)</translation>
    </message>
    <message>
        <source>Per cent of the &amp;prediction (columns)</source>
        <translation>Prozent der &amp;Vorhersage (Spalten)</translation>
    </message>
    <message>
        <source>Pi&amp;xels</source>
        <translation>Pi&amp;xel</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>predicted →</source>
        <translation>vorhergesagt →</translation>
    </message>
    <message>
        <source>truth ↓</source>
        <translation>Wahrheit ↓</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>of the truth</source>
        <translation>der Wahrheit</translation>
    </message>
    <message>
        <source>of the prediction</source>
        <translation>der Vorhersage</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
</context>
<context>
    <name>widgets::ConfusionPanel</name>
    <message>
        <source>Slot whose confusion is shown</source>
        <translation>Platz, dessen Verwechslungen gezeigt werden</translation>
    </message>
    <message>
        <source>What the cells show</source>
        <translation>Was die Zellen zeigen</translation>
    </message>
    <message>
        <source>% of the truth (recall)</source>
        <translation>% der Wahrheit (Recall)</translation>
    </message>
    <message>
        <source>% of the prediction (precision)</source>
        <translation>% der Vorhersage (Precision)</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>S&amp;lot</source>
        <translation>&amp;Platz</translation>
    </message>
    <message>
        <source>&amp;Cells</source>
        <translation>&amp;Zellen</translation>
    </message>
    <message>
        <source>There is nothing to score.</source>
        <translation>Es gibt nichts zu bewerten.</translation>
    </message>
    <message>
        <source>Confusion of</source>
        <translation>Verwechslungen von</translation>
    </message>
    <message>
        <source>Cells of the confusion</source>
        <translation>Felder der Verwechslungen</translation>
    </message>
    <message numerus="yes">
        <source>Pixels of %n frames, %1</source>
        <translation>
            <numerusform>Pixel aus %n Einzelbild, %1</numerusform>
            <numerusform>Pixel aus %n Einzelbildern, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::FilterField</name>
    <message>
        <source>Shows the frames that all of these terms hold for:</source>
        <translation>Zeigt die Einzelbilder, für die alle diese Ausdrücke gelten:</translation>
    </message>
    <message>
        <source>Filter, e.g. class:rider</source>
        <translation>Filter, z.&#xa0;B. class:rider</translation>
    </message>
    <message>
        <source>Filter of the frames</source>
        <translation>Filter der Einzelbilder</translation>
    </message>
    <message>
        <source>What a filter can say</source>
        <translation>Was ein Filter sagen kann</translation>
    </message>
    <message>
        <source>What a filter can say (Alt+Down in the field)</source>
        <translation>Was ein Filter sagen kann (Alt+Ab im Feld)</translation>
    </message>
</context>
<context>
    <name>widgets::FilterTerm</name>
    <message>
        <source>the name holds this text</source>
        <translation>der Name enthält diesen Text</translation>
    </message>
    <message>
        <source>likewise, with blanks and signs as they are</source>
        <translation>ebenso, Leer- und Sonderzeichen wie geschrieben</translation>
    </message>
    <message>
        <source>the frame with this number in the source</source>
        <translation>das Einzelbild mit dieser Nummer in der Quelle</translation>
    </message>
    <message>
        <source>the truth holds this class</source>
        <translation>die Wahrheit enthält diese Klasse</translation>
    </message>
    <message>
        <source>the frame&apos;s mIoU of any slot; also &lt;=, &gt; and &gt;=</source>
        <translation>mIoU des Einzelbilds auf irgendeinem Platz; auch &lt;=, &gt; und &gt;=</translation>
    </message>
    <message>
        <source>the frame&apos;s mIoU of one slot</source>
        <translation>mIoU des Einzelbilds auf einem Platz</translation>
    </message>
    <message>
        <source>the frame&apos;s IoU of a class, of any slot</source>
        <translation>IoU einer Klasse im Einzelbild, auf irgendeinem Platz</translation>
    </message>
    <message>
        <source>the frame&apos;s IoU of a class, of one slot</source>
        <translation>IoU einer Klasse im Einzelbild, auf einem Platz</translation>
    </message>
    <message>
        <source>there is truth</source>
        <translation>es gibt Wahrheit</translation>
    </message>
    <message>
        <source>a slot has segmented the frame</source>
        <translation>ein Platz hat das Einzelbild segmentiert</translation>
    </message>
    <message>
        <source>there is a note</source>
        <translation>es gibt eine Notiz</translation>
    </message>
    <message>
        <source>the frame has this flag</source>
        <translation>das Einzelbild hat diese Markierung</translation>
    </message>
    <message>
        <source>the frame is marked as reviewed</source>
        <translation>das Einzelbild ist als geprüft markiert</translation>
    </message>
    <message>
        <source>not; in front of any term</source>
        <translation>nicht; vor jedem Ausdruck möglich</translation>
    </message>
</context>
<context>
    <name>widgets::ImportDialog</name>
    <message>
        <source>ImageNet mean and deviation (torchvision)</source>
        <translation>Mittel und Streuung von ImageNet (torchvision)</translation>
    </message>
    <message>
        <source>None: values from 0 to 1 (milesial U-Net)</source>
        <translation>Keine: Werte von 0 bis 1 (U-Net von milesial)</translation>
    </message>
    <message>
        <source>Cityscapes mean and deviation (DenseASPP)</source>
        <translation>Mittel und Streuung von Cityscapes (DenseASPP)</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>&lt;b&gt;The file could not be read as a known network.&lt;/b&gt;&lt;br&gt;%1</source>
        <translation>&lt;b&gt;Die Datei ließ sich nicht als bekanntes Netz lesen.&lt;/b&gt;&lt;br&gt;%1</translation>
    </message>
    <message>
        <source>What was found in the file</source>
        <translation>Was in der Datei gefunden wurde</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Net&amp;work</source>
        <translation>Net&amp;z</translation>
    </message>
    <message>
        <source>The network&apos;s upsampling aligns corners</source>
        <translation>Das Netz vergrößert mit ausgerichteten Ecken</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei …</translation>
    </message>
    <message>
        <source>As found: mean %1 %2 %3, deviation %4 %5 %6</source>
        <translation>Wie gefunden: Mittel %1 %2 %3, Streuung %4 %5 %6</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilinear</translation>
    </message>
    <message>
        <source>Bilinear, antialiased</source>
        <translation>Bilinear, geglättet</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>Bikubisch</translation>
    </message>
    <message>
        <source>Bicubic, antialiased</source>
        <translation>Bikubisch, geglättet</translation>
    </message>
    <message>
        <source>&amp;Classes</source>
        <translation>&amp;Klassen</translation>
    </message>
    <message>
        <source>N&amp;ormalisation</source>
        <translation>N&amp;ormierung</translation>
    </message>
    <message>
        <source>&amp;Scale of the frame</source>
        <translation>&amp;Größe des Einzelbilds</translation>
    </message>
    <message>
        <source>&amp;Resizing</source>
        <translation>&amp;Verkleinern</translation>
    </message>
    <message>
        <source>Output s&amp;tride</source>
        <translation>Ausgabe&amp;raster</translation>
    </message>
    <message>
        <source>Class scheme</source>
        <translation>Klassenschema</translation>
    </message>
    <message>
        <source>Class schemes (*.json)</source>
        <translation>Klassenschemata (*.json)</translation>
    </message>
    <message>
        <source>A name begins with a letter or digit and holds letters, digits, dots, dashes and underscores.</source>
        <translation>Ein Name beginnt mit Buchstabe oder Ziffer und besteht aus Buchstaben, Ziffern, Punkten, Strichen und Unterstrichen.</translation>
    </message>
    <message>
        <source>There is a model named %1 already.</source>
        <translation>Ein Modell namens %1 gibt es schon.</translation>
    </message>
    <message>
        <source>Choose the file of the class scheme.</source>
        <translation>Bitte die Datei des Klassenschemas wählen.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Erneut lesen</translation>
    </message>
</context>
<context>
    <name>widgets::IouBars</name>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>IoU per class</source>
        <translation>IoU je Klasse</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: mIoU %2</source>
        <translation>%1: mIoU %2</translation>
    </message>
</context>
<context>
    <name>widgets::IouChart</name>
    <message>
        <source>%1
From: %2
Frames: %3
Aggregation: %4</source>
        <translation>%1
Quelle: %2
Einzelbilder: %3
Zusammenfassung: %4</translation>
    </message>
    <message>
        <source>%1: undefined, neither in the truth nor in the prediction</source>
        <translation>%1: nicht definiert, weder in der Wahrheit noch in der Vorhersage</translation>
    </message>
    <message>
        <source>%1: %2 = %3 pixels in both / %4 in either</source>
        <translation>%1: %2 = %3 Pixel in beiden / %4 in mindestens einer</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>%1 IoU</source>
        <translation>%1 IoU</translation>
    </message>
    <message>
        <source>%1 pixels in both</source>
        <translation>%1 Pixel in beiden</translation>
    </message>
    <message>
        <source>%1 pixels in either</source>
        <translation>%1 Pixel in mindestens einer</translation>
    </message>
    <message>
        <source>%1, mIoU</source>
        <translation>%1, mIoU</translation>
    </message>
</context>
<context>
    <name>widgets::KeyTable</name>
    <message>
        <source>This is no key.</source>
        <translation>Das ist keine Taste.</translation>
    </message>
    <message>
        <source>Space plays a film, and moves the picture while it is held.</source>
        <translation>Die Leertaste spielt einen Film ab und verschiebt das Bild, solange sie gehalten wird.</translation>
    </message>
    <message>
        <source>0 shows the bare photo while it is held.</source>
        <translation>0 zeigt das bloße Foto, solange sie gehalten wird.</translation>
    </message>
    <message>
        <source>Tab goes from one part of the window to the next.</source>
        <translation>Tab geht von einem Teil des Fensters zum nächsten.</translation>
    </message>
    <message>
        <source>Enter confirms what is being edited.</source>
        <translation>Die Eingabetaste bestätigt, was gerade bearbeitet wird.</translation>
    </message>
    <message>
        <source>The arrows up and down walk through lists.</source>
        <translation>Die Pfeile auf und ab gehen durch Listen.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
</context>
<context>
    <name>widgets::KeysDialog</name>
    <message>
        <source>Keys of the commands</source>
        <translation>Tasten der Befehle</translation>
    </message>
    <message>
        <source>Filter commands and keys</source>
        <translation>Befehle und Tasten filtern</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Gives every command its first keys back</source>
        <translation>Gibt jedem Befehl seine ursprünglichen Tasten zurück</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>&amp;First key:</source>
        <translation>&amp;Erste Taste:</translation>
    </message>
    <message>
        <source>Se&amp;cond key:</source>
        <translation>&amp;Zweite Taste:</translation>
    </message>
    <message>
        <source>Click here, then press the key with what is to be held down</source>
        <translation>Hier klicken, dann die Taste zusammen mit den Zusatztasten drücken</translation>
    </message>
    <message>
        <source>Takes this key away</source>
        <translation>Nimmt diese Taste weg</translation>
    </message>
    <message>
        <source>Take away: %1</source>
        <translation>Wegnehmen: %1</translation>
    </message>
    <message>
        <source>&amp;Reset this command</source>
        <translation>Diesen &amp;Befehl zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Move it here</source>
        <translation>&amp;Hierher verlegen</translation>
    </message>
    <message>
        <source>Choose a command</source>
        <translation>Befehl wählen</translation>
    </message>
    <message>
        <source>%1 is a key of “%2”.</source>
        <translation>%1 ist eine Taste von „%2“.</translation>
    </message>
    <message>
        <source>Its keys were taken back from: %1.</source>
        <translation>Seine Tasten wurden zurückgeholt von: %1.</translation>
    </message>
    <message>
        <source>Every command has its first keys again.</source>
        <translation>Jeder Befehl hat wieder seine ursprünglichen Tasten.</translation>
    </message>
</context>
<context>
    <name>widgets::KeysOverlay</name>
    <message>
        <source>Keys and mouse</source>
        <translation>Tasten und Maus</translation>
    </message>
    <message>
        <source>Any key closes this. Change the keys under Settings.</source>
        <translation>Jede Taste schließt dies. Die Tasten lassen sich unter „Einstellungen“ ändern.</translation>
    </message>
</context>
<context>
    <name>widgets::LeaderboardModel</name>
    <message>
        <source>Not ranked: its card tells of other frames (%1)</source>
        <translation>Ohne Rang: seine Karte nennt andere Einzelbilder (%1)</translation>
    </message>
    <message>
        <source>Not ranked: the slots were scored on different frames</source>
        <translation>Ohne Rang: die Plätze wurden auf verschiedenen Einzelbildern bewertet</translation>
    </message>
    <message>
        <source>Not ranked: its mIoU is undefined</source>
        <translation>Ohne Rang: sein mIoU ist nicht definiert</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 G</source>
        <translation>%1 G</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>By mIoU, in the scheme %1, of %2</source>
        <translation>Nach mIoU, im Schema %1 (%2)</translation>
    </message>
    <message>
        <source>At a network input of %1 × %2</source>
        <translation>Bei einer Netzeingabe von %1 × %2</translation>
    </message>
    <message>
        <source>It has segmented no frame of this source</source>
        <translation>Es hat noch kein Einzelbild dieser Quelle segmentiert</translation>
    </message>
    <message>
        <source>In the scheme %1, of %2</source>
        <translation>Im Schema %1 (%2)</translation>
    </message>
    <message>
        <source>Undefined here: nothing to divide by, or not defined for this class scheme</source>
        <translation>Hier nicht definiert: der Nenner ist null, oder das Klassenschema kennt dieses Maß nicht</translation>
    </message>
    <message>
        <source>Place by mIoU among those scored on the same frames in the same scheme</source>
        <translation>Rang nach mIoU unter denen, die auf denselben Einzelbildern im selben Schema bewertet sind</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Class scheme of the model itself</source>
        <translation>Klassenschema des Modells selbst</translation>
    </message>
    <message>
        <source>Own
classes</source>
        <translation>Eigene
Klassen</translation>
    </message>
    <message>
        <source>Scored on</source>
        <translation>Bewertet auf</translation>
    </message>
    <message>
        <source>Counts pooled over the frames, IoU of each class, mean over the classes, in %1</source>
        <translation>Zählungen über die Einzelbilder zusammengefasst, IoU jeder Klasse, Mittel über die Klassen, in %1</translation>
    </message>
    <message>
        <source>mIoU
(official)</source>
        <translation>mIoU
(amtlich)</translation>
    </message>
    <message>
        <source>Counts pooled over the frames, mean over the seven categories</source>
        <translation>Zählungen über die Einzelbilder zusammengefasst, Mittel über die sieben Kategorien</translation>
    </message>
    <message>
        <source>Category
mIoU</source>
        <translation>mIoU der
Kategorien</translation>
    </message>
    <message>
        <source>Right pixels over valid pixels of all frames together</source>
        <translation>Richtige Pixel durch gültige Pixel aller Einzelbilder zusammen</translation>
    </message>
    <message>
        <source>Pixel accuracy,
pooled</source>
        <translation>Pixelgenauigkeit,
zusammengezählt</translation>
    </message>
    <message>
        <source>Mean over the classes present in each frame, then the mean over frames</source>
        <translation>Mittel über die Klassen jedes Einzelbilds, dann das Mittel über die Einzelbilder</translation>
    </message>
    <message>
        <source>Jaccard Macro,
mean of frames</source>
        <translation>Jaccard Macro,
Mittel der Einzelbilder</translation>
    </message>
    <message>
        <source>Trainable numbers</source>
        <translation>Trainierbare Zahlen</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Multiply-adds of the convolutions, for one frame</source>
        <translation>Multiplikationen mit Addition in den Faltungen, für ein Einzelbild</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Median time of a whole frame, preparation and drawing up included</source>
        <translation>Mittlere Zeit (Median) für ein ganzes Einzelbild, mit Vorbereitung und Aufbereitung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Estimate: weights and the most activations at once, as 32-bit numbers</source>
        <translation>Schätzung: Gewichte und die meisten gleichzeitigen Aktivierungen, als 32-Bit-Zahlen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message numerus="yes">
        <source>Median of %n frames of this source</source>
        <translation>
            <numerusform>Median aus %n Einzelbild dieser Quelle</numerusform>
            <numerusform>Median aus %n Einzelbildern dieser Quelle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LeaderboardPanel</name>
    <message>
        <source>Models of the &amp;workspace too</source>
        <translation>Auch Modelle des &amp;Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Also list the models in no slot, with the scores of their cards</source>
        <translation>Auch die Modelle ohne Platz auflisten, mit den Werten ihrer Karten</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>Rangliste</translation>
    </message>
    <message>
        <source>Put models into slots to rank them, or list those of the workspace.</source>
        <translation>Modelle auf Plätze setzen, um ihnen einen Rang zu geben, oder die des Arbeitsbereichs auflisten.</translation>
    </message>
    <message>
        <source>Column by which the models are sorted</source>
        <translation>Spalte, nach der die Modelle sortiert sind</translation>
    </message>
    <message>
        <source>So&amp;rted by</source>
        <translation>So&amp;rtiert nach</translation>
    </message>
    <message>
        <source>Scores in the scheme %1</source>
        <translation>Bewertung im Schema %1</translation>
    </message>
    <message>
        <source>Leaderboard sorted by</source>
        <translation>Rangliste sortiert nach</translation>
    </message>
</context>
<context>
    <name>widgets::LegendModel</name>
    <message>
        <source>%1
Click: hide or show · double click: show this class alone</source>
        <translation>%1
Klick: verbergen oder zeigen · Doppelklick: nur diese Klasse zeigen</translation>
    </message>
    <message>
        <source>Share of the pixels of this frame</source>
        <translation>Anteil an den Pixeln dieses Einzelbilds</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>unlabeled</source>
        <translation>ohne Klasse</translation>
    </message>
    <message>
        <source>Category %1
Click: hide or show its classes · double click: show them alone</source>
        <translation>Kategorie %1
Klick: ihre Klassen verbergen oder zeigen · Doppelklick: nur sie zeigen</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation>%1, verborgen</translation>
    </message>
    <message>
        <source>%1 IoU</source>
        <translation>%1 IoU</translation>
    </message>
    <message>
        <source>set IoU</source>
        <translation>IoU gesamt</translation>
    </message>
    <message>
        <source>IoU of %1 on this frame, %2</source>
        <translation>IoU von %1 auf diesem Einzelbild, %2</translation>
    </message>
    <message>
        <source>%1
Pixels without a class are not scored</source>
        <translation>%1
Pixel ohne Klasse werden nicht bewertet</translation>
    </message>
    <message>
        <source>%1
No IoU: it occurs neither in the truth nor in the prediction</source>
        <translation>%1
Kein IoU: kommt weder in der Wahrheit noch in der Vorhersage vor</translation>
    </message>
    <message>
        <source>%1
%2; confusing two classes of the category is no error</source>
        <translation>%1
%2; zwei Klassen der Kategorie zu verwechseln ist kein Fehler</translation>
    </message>
    <message numerus="yes">
        <source>%1
%2
%3 pixels in both / %4 in either</source>
        <translation>
            <numerusform>%1
%2
%3 Pixel in beiden / %4 in mindestens einem</numerusform>
            <numerusform>%1
%2
%3 Pixel in beiden / %4 in mindestens einem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n Klasse</numerusform>
            <numerusform>%n Klassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>IoU of %1, counts pooled over the %n frames segmented so far, %2</source>
        <translation>
            <numerusform>IoU von %1, Zählungen aus dem %n bisher segmentierten Einzelbild, %2</numerusform>
            <numerusform>IoU von %1, Zählungen über die %n bisher segmentierten Einzelbilder zusammengefasst, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LegendPanel</name>
    <message>
        <source>Numbers beside the classes</source>
        <translation>Zahlen neben den Klassen</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Order of the classes</source>
        <translation>Reihenfolge der Klassen</translation>
    </message>
    <message>
        <source>Classes that &amp;occur first</source>
        <translation>&amp;Vorkommende Klassen zuerst</translation>
    </message>
    <message>
        <source>&amp;Grouped by category</source>
        <translation>Nach Kategorien &amp;gruppiert</translation>
    </message>
    <message>
        <source>&amp;Show all classes</source>
        <translation>&amp;Alle Klassen zeigen</translation>
    </message>
    <message>
        <source>Share of the pixels</source>
        <translation>Anteil an den Pixeln</translation>
    </message>
    <message>
        <source>IoU of this frame</source>
        <translation>IoU dieses Einzelbilds</translation>
    </message>
    <message>
        <source>IoU of all frames so far</source>
        <translation>IoU aller bisherigen Einzelbilder</translation>
    </message>
    <message>
        <source>All of slot %1</source>
        <translation>Alles von Platz %1</translation>
    </message>
    <message>
        <source>The classes of this scheme lie in no official categories</source>
        <translation>Die Klassen dieses Schemas gehören zu keinen amtlichen Kategorien</translation>
    </message>
</context>
<context>
    <name>widgets::LegendView</name>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
</context>
<context>
    <name>widgets::LibraryModel</name>
    <message>
        <source>Split %1: double click or Enter opens it.</source>
        <translation>Teil %1: Doppelklick oder Eingabetaste öffnet ihn.</translation>
    </message>
    <message>
        <source>no truth</source>
        <translation>keine Wahrheit</translation>
    </message>
    <message>
        <source>mIoU of this frame: %1</source>
        <translation>mIoU dieses Einzelbilds: %1</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>Flags: %1</source>
        <translation>Markierungen: %1</translation>
    </message>
</context>
<context>
    <name>widgets::LibraryPanel</name>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Show all frames again (Esc in the filter)</source>
        <translation>Wieder alle Einzelbilder zeigen (Esc im Filter)</translation>
    </message>
    <message>
        <source>Order of the frames</source>
        <translation>Reihenfolge der Einzelbilder</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By mIoU of %1</source>
        <translation>Nach mIoU von %1</translation>
    </message>
    <message>
        <source>Highest first; click for lowest first</source>
        <translation>Höchste zuerst; Klick: niedrigste zuerst</translation>
    </message>
    <message>
        <source>Lowest first; click for highest first</source>
        <translation>Niedrigste zuerst; Klick: höchste zuerst</translation>
    </message>
    <message>
        <source>Highest first</source>
        <translation>Höchste zuerst</translation>
    </message>
    <message>
        <source>%1 reviewed</source>
        <translation>%1 geprüft</translation>
    </message>
    <message>
        <source>reading the truth of %1 more</source>
        <translation>Wahrheit von %1 weiteren wird gelesen</translation>
    </message>
    <message>
        <source>Nothing is open yet.
Open a dataset, a folder or a video, or drop it onto the window.</source>
        <translation>Noch ist nichts geöffnet.
Einen Datensatz, einen Ordner oder ein Video öffnen oder auf das Fenster ziehen.</translation>
    </message>
    <message>
        <source>Looking for classes in the truth: frames still to read: %1.</source>
        <translation>Klassen werden in der Wahrheit gesucht: noch zu lesende Einzelbilder: %1.</translation>
    </message>
    <message>
        <source>No frame fits the filter so far. Frames without a figure: %1. Put models into slots and segment all frames (Ctrl+B).</source>
        <translation>Bisher passt kein Einzelbild zum Filter. Einzelbilder ohne Wert: %1. Modelle auf Plätze setzen und alle Einzelbilder segmentieren (Strg+B).</translation>
    </message>
    <message>
        <source>No frame fits the filter.</source>
        <translation>Kein Einzelbild passt zum Filter.</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Einzelbilder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln frames</source>
        <translation>
            <numerusform>%Ln Einzelbild</numerusform>
            <numerusform>%Ln Einzelbilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln frames</source>
        <translation>
            <numerusform>%1 von %Ln Einzelbild</numerusform>
            <numerusform>%1 von %Ln Einzelbildern</numerusform>
        </translation>
    </message>
    <message>
        <source>Slot %1 is empty: it has no scores.</source>
        <translation>Platz %1 ist leer: Er hat keine Werte.</translation>
    </message>
    <message>
        <source>Scores of %1.</source>
        <translation>Werte von %1.</translation>
    </message>
    <message>
        <source>No slot has scores yet.</source>
        <translation>Noch hat kein Platz Werte.</translation>
    </message>
    <message>
        <source>Scores of any slot: %1; “A.miou&lt;0.4” asks for one.</source>
        <translation>Werte irgendeines Platzes: %1; „A.miou&lt;0.4“ fragt nach einem.</translation>
    </message>
</context>
<context>
    <name>widgets::LibraryTree</name>
    <message>
        <source>Frames</source>
        <translation>Einzelbilder</translation>
    </message>
</context>
<context>
    <name>widgets::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>widgets::ModelDialog</name>
    <message>
        <source>Filter by name, network, classes, origin or licence</source>
        <translation>Nach Name, Netz, Klassen, Herkunft oder Lizenz filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>&amp;Use this model</source>
        <translation>Dieses Modell &amp;verwenden</translation>
    </message>
    <message>
        <source>Put it into the slot (Enter, or double click)</source>
        <translation>Auf den Platz setzen (Eingabetaste oder Doppelklick)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Make a model of a PyTorch or safetensors file</source>
        <translation>Aus einer PyTorch- oder safetensors-Datei ein Modell machen</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Open the folder in which the model lies</source>
        <translation>Den Ordner öffnen, in dem das Modell liegt</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>The workspace has no models yet. Import a checkpoint.</source>
        <translation>Der Arbeitsbereich hat noch keine Modelle. Bitte einen Checkpoint importieren.</translation>
    </message>
    <message>
        <source>No model has all of these words.</source>
        <translation>Kein Modell enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>The demo models belong to the program</source>
        <translation>Die Demo-Modelle gehören zum Programm</translation>
    </message>
    <message>
        <source>Delete its files from the workspace</source>
        <translation>Seine Dateien aus dem Arbeitsbereich löschen</translation>
    </message>
</context>
<context>
    <name>widgets::ModelList</name>
    <message>
        <source>Demo. %1</source>
        <translation>Demo. %1</translation>
    </message>
    <message>
        <source>Size of the weights&apos; file</source>
        <translation>Größe der Gewichtedatei</translation>
    </message>
    <message>
        <source>Trainable numbers, in millions</source>
        <translation>Trainierbare Zahlen, in Millionen</translation>
    </message>
    <message>
        <source>Multiply-adds of the convolutions for a frame of %1, in thousand millions</source>
        <translation>Multiplikationen mit Addition in den Faltungen für ein Einzelbild von %1, in Milliarden</translation>
    </message>
    <message>
        <source>The first score of the model&apos;s card</source>
        <translation>Der erste Wert auf der Karte des Modells</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Parameters, M</source>
        <translation>Parameter, M</translation>
    </message>
    <message>
        <source>MACs, G</source>
        <translation>MACs, G</translation>
    </message>
    <message>
        <source>mIoU, %</source>
        <translation>mIoU, %</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
</context>
<context>
    <name>widgets::NoteDialog</name>
    <message>
        <source>Note and flags of %1</source>
        <translation>Notiz und Markierungen von %1</translation>
    </message>
    <message>
        <source>What is to be remembered of this frame</source>
        <translation>Was zu diesem Einzelbild in Erinnerung bleiben soll</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>night wet</source>
        <translation>nacht nass</translation>
    </message>
    <message>
        <source>Words with blanks between them; the filter finds them with flag:night</source>
        <translation>Wörter mit Leerzeichen dazwischen; der Filter findet sie mit flag:nacht</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>&amp;Reviewed</source>
        <translation>&amp;Geprüft</translation>
    </message>
    <message>
        <source>This frame has been looked at (R in the window)</source>
        <translation>Dieses Einzelbild ist durchgesehen (R im Fenster)</translation>
    </message>
    <message>
        <source>&amp;Note:</source>
        <translation>&amp;Notiz:</translation>
    </message>
    <message>
        <source>&amp;Flags, with blanks between them:</source>
        <translation>&amp;Markierungen, mit Leerzeichen dazwischen:</translation>
    </message>
    <message>
        <source>Keep this (Ctrl+Enter)</source>
        <translation>Dies behalten (Strg+Eingabe)</translation>
    </message>
</context>
<context>
    <name>widgets::Pane</name>
    <message>
        <source>This pane alone</source>
        <translation>Diese Ansicht allein</translation>
    </message>
    <message>
        <source>This pane alone, and back</source>
        <translation>Diese Ansicht allein, und zurück</translation>
    </message>
</context>
<context>
    <name>widgets::PinnedModel</name>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>x, y</source>
        <translation>x, y</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Einzelbild</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
</context>
<context>
    <name>widgets::Probe</name>
    <message>
        <source>x %1 y %2</source>
        <translation>x %1 y %2</translation>
    </message>
    <message>
        <source>truth: %1</source>
        <translation>Wahrheit: %1</translation>
    </message>
    <message>
        <source>margin %1</source>
        <translation>Abstand %1</translation>
    </message>
    <message>
        <source>entropy %1</source>
        <translation>Entropie %1</translation>
    </message>
</context>
<context>
    <name>widgets::ProbePanel</name>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation>&amp;Anheften</translation>
    </message>
    <message>
        <source>Keep this pixel in the list</source>
        <translation>Dieses Pixel in der Liste behalten</translation>
    </message>
    <message>
        <source>Pinned pixels</source>
        <translation>Angeheftete Pixel</translation>
    </message>
    <message>
        <source>No pixel is pinned. A pinned pixel stays in this list while you go on.</source>
        <translation>Kein Pixel ist angeheftet. Ein angeheftetes Pixel bleibt in dieser Liste, während es weitergeht.</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;Hingehen</translation>
    </message>
    <message>
        <source>Show the selected pixel in its frame (Enter)</source>
        <translation>Das gewählte Pixel in seinem Einzelbild zeigen (Eingabe)</translation>
    </message>
    <message>
        <source>&amp;Unpin</source>
        <translation>&amp;Lösen</translation>
    </message>
    <message>
        <source>Take the selected pixel off the list (Del)</source>
        <translation>Das gewählte Pixel von der Liste nehmen (Entf)</translation>
    </message>
</context>
<context>
    <name>widgets::ProbeView</name>
    <message>
        <source>Probe</source>
        <translation>Sonde</translation>
    </message>
    <message>
        <source>%1
margin: by how much the first class is likelier than the second
entropy: 0 when one class is certain, 1 when all are alike</source>
        <translation>%1
Abstand: um wie viel die erste Klasse wahrscheinlicher ist als die zweite
Entropie: 0, wenn eine Klasse sicher ist, 1, wenn alle gleich sind</translation>
    </message>
    <message>
        <source>Point at a picture</source>
        <translation>Zeigen Sie auf ein Bild</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>widgets::ScoresModel</name>
    <message>
        <source>mIoU (official)</source>
        <translation>mIoU (amtlich)</translation>
    </message>
    <message>
        <source>Counts pooled over the frames, IoU of each class, mean over the classes that occur in truth or prediction</source>
        <translation>Zählungen über die Einzelbilder zusammengefasst, IoU jeder Klasse, Mittel über die Klassen, die in Wahrheit oder Vorhersage vorkommen</translation>
    </message>
    <message>
        <source>Category mIoU (official)</source>
        <translation>mIoU der Kategorien (amtlich)</translation>
    </message>
    <message>
        <source>The same for the seven categories: confusing two classes of one category is no error</source>
        <translation>Dasselbe für die sieben Kategorien: zwei Klassen einer Kategorie zu verwechseln ist kein Fehler</translation>
    </message>
    <message>
        <source>iIoU (official, instances)</source>
        <translation>iIoU (amtlich, Instanzen)</translation>
    </message>
    <message>
        <source>IoU with each truth instance weighted by the average size of its class over its own; only for cityscapes-19</source>
        <translation>IoU, in der jede wahre Instanz mit der mittleren Größe ihrer Klasse durch ihre eigene gewichtet ist; nur für cityscapes-19</translation>
    </message>
    <message>
        <source>Jaccard PerPixel, pooled</source>
        <translation>Jaccard PerPixel, zusammengezählt</translation>
    </message>
    <message>
        <source>Equal pixels over all valid pixels, counted over all frames together</source>
        <translation>Gleiche Pixel durch gültige Pixel, über alle Einzelbilder zusammengezählt</translation>
    </message>
    <message>
        <source>Jaccard Micro, pooled</source>
        <translation>Jaccard Micro, zusammengezählt</translation>
    </message>
    <message>
        <source>Intersections over unions, both summed over the classes, of all frames together</source>
        <translation>Schnittmengen durch Vereinigungen, beide über die Klassen summiert, aller Einzelbilder zusammen</translation>
    </message>
    <message>
        <source>Jaccard Macro, pooled</source>
        <translation>Jaccard Macro, zusammengezählt</translation>
    </message>
    <message>
        <source>Mean over the classes present in truth or prediction, of all frames together</source>
        <translation>Mittel über die Klassen, die in Wahrheit oder Vorhersage vorkommen, aller Einzelbilder zusammen</translation>
    </message>
    <message>
        <source>Jaccard Weighted, pooled</source>
        <translation>Jaccard Weighted, zusammengezählt</translation>
    </message>
    <message>
        <source>Mean over the classes, weighted by their pixels in the truth, of all frames together</source>
        <translation>Mittel über die Klassen, gewichtet mit ihren Pixeln in der Wahrheit, aller Einzelbilder zusammen</translation>
    </message>
    <message>
        <source>Jaccard PerPixel, mean of frames</source>
        <translation>Jaccard PerPixel, Mittel der Einzelbilder</translation>
    </message>
    <message>
        <source>Equal pixels over valid pixels of each frame, then the mean over frames</source>
        <translation>Gleiche Pixel durch gültige Pixel jedes Einzelbilds, dann das Mittel über die Einzelbilder</translation>
    </message>
    <message>
        <source>Jaccard Micro, mean of frames</source>
        <translation>Jaccard Micro, Mittel der Einzelbilder</translation>
    </message>
    <message>
        <source>Summed intersections over summed unions of each frame, then the mean over frames</source>
        <translation>Summierte Schnittmengen durch summierte Vereinigungen jedes Einzelbilds, dann das Mittel über die Einzelbilder</translation>
    </message>
    <message>
        <source>Jaccard Macro, mean of frames</source>
        <translation>Jaccard Macro, Mittel der Einzelbilder</translation>
    </message>
    <message>
        <source>Mean over the classes present in each frame, then the mean over frames</source>
        <translation>Mittel über die Klassen jedes Einzelbilds, dann das Mittel über die Einzelbilder</translation>
    </message>
    <message>
        <source>Jaccard Weighted, mean of frames</source>
        <translation>Jaccard Weighted, Mittel der Einzelbilder</translation>
    </message>
    <message>
        <source>Mean over the classes weighted by their truth pixels in each frame, then the mean over frames</source>
        <translation>Mit den wahren Pixeln gewichtetes Mittel über die Klassen jedes Einzelbilds, dann das Mittel über die Einzelbilder</translation>
    </message>
    <message>
        <source>Pixel accuracy, pooled</source>
        <translation>Pixelgenauigkeit, zusammengezählt</translation>
    </message>
    <message>
        <source>Right pixels over valid pixels of all frames together</source>
        <translation>Richtige Pixel durch gültige Pixel aller Einzelbilder zusammen</translation>
    </message>
    <message>
        <source>Mean accuracy, pooled</source>
        <translation>Mittlere Genauigkeit, zusammengezählt</translation>
    </message>
    <message>
        <source>Recall of each class over all frames together, mean over the classes in the truth</source>
        <translation>Trefferquote jeder Klasse über alle Einzelbilder zusammen, Mittel über die Klassen der Wahrheit</translation>
    </message>
    <message>
        <source>Undefined here: nothing to divide by, or not defined for this class scheme</source>
        <translation>Hier nicht definiert: der Nenner ist null, oder das Klassenschema kennt dieses Maß nicht</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>One of the two is undefined</source>
        <translation>Eines von beiden ist nicht definiert</translation>
    </message>
    <message>
        <source>%1 minus %2: above 0 the first is better</source>
        <translation>%1 minus %2: über 0 ist das erste besser</translation>
    </message>
    <message>
        <source>Frames counted</source>
        <translation>Gezählte Einzelbilder</translation>
    </message>
    <message>
        <source>Frames with truth that these numbers are made of</source>
        <translation>Einzelbilder mit Wahrheit, aus denen diese Zahlen stammen</translation>
    </message>
    <message numerus="yes">
        <source>%1 valid pixels, in the scheme %2</source>
        <translation>
            <numerusform>%1 gültige Pixel, im Schema %2</numerusform>
            <numerusform>%1 gültige Pixel, im Schema %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 − %2</source>
        <translation>%1 − %2</translation>
    </message>
    <message>
        <source>%1 minus %2</source>
        <translation>%1 minus %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n frames)</source>
        <translation>
            <numerusform>%1 (%n Einzelbild)</numerusform>
            <numerusform>%1 (%n Einzelbilder)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 were scored on different frames: this is no comparison of models</source>
        <translation>%1 und %2 wurden auf verschiedenen Einzelbildern bewertet: Das ist kein Vergleich der Modelle</translation>
    </message>
</context>
<context>
    <name>widgets::ScoresPanel</name>
    <message>
        <source>Class scheme of the scores</source>
        <translation>Klassenschema der Bewertung</translation>
    </message>
    <message>
        <source>Models are compared only in a scheme that all of them can be mapped to</source>
        <translation>Modelle werden nur in einem Schema verglichen, auf das sich alle abbilden lassen</translation>
    </message>
    <message>
        <source>Frames that are scored</source>
        <translation>Einzelbilder, die bewertet werden</translation>
    </message>
    <message>
        <source>This frame</source>
        <translation>Dieses Einzelbild</translation>
    </message>
    <message>
        <source>All frames segmented so far</source>
        <translation>Alle bisher segmentierten Einzelbilder</translation>
    </message>
    <message>
        <source>&amp;Scheme</source>
        <translation>&amp;Schema</translation>
    </message>
    <message>
        <source>&amp;Of</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>An evaluation…</source>
        <translation>Eine Auswertung…</translation>
    </message>
    <message>
        <source>Order of the classes in the chart</source>
        <translation>Reihenfolge der Klassen im Diagramm</translation>
    </message>
    <message>
        <source>Order of the scheme</source>
        <translation>Reihenfolge des Schemas</translation>
    </message>
    <message>
        <source>Sorted by value</source>
        <translation>Nach Wert sortiert</translation>
    </message>
    <message>
        <source>Sorted by difference</source>
        <translation>Nach Unterschied sortiert</translation>
    </message>
    <message>
        <source>First of the two slots that are compared</source>
        <translation>Erster der beiden verglichenen Plätze</translation>
    </message>
    <message>
        <source>Second of the two slots that are compared</source>
        <translation>Zweiter der beiden verglichenen Plätze</translation>
    </message>
    <message>
        <source>&amp;References</source>
        <translation>&amp;Referenzen</translation>
    </message>
    <message>
        <source>Show figures that others have published</source>
        <translation>Zahlen zeigen, die andere veröffentlicht haben</translation>
    </message>
    <message>
        <source>Sa&amp;ve…</source>
        <translation>Spei&amp;chern…</translation>
    </message>
    <message>
        <source>Save the chart as PNG, SVG or PDF, or its numbers as CSV</source>
        <translation>Das Diagramm als PNG, SVG oder PDF speichern, oder seine Zahlen als CSV</translation>
    </message>
    <message>
        <source>Evaluation %1</source>
        <translation>Auswertung %1</translation>
    </message>
    <message>
        <source>Results of %1</source>
        <translation>Ergebnisse: %1</translation>
    </message>
    <message>
        <source>There are no published figures in this scheme</source>
        <translation>In diesem Schema gibt es keine veröffentlichten Zahlen</translation>
    </message>
    <message>
        <source>Results of an &amp;evaluation…</source>
        <translation>Ergebnisse einer &amp;Auswertung…</translation>
    </message>
    <message>
        <source>Scored on different frames: not ranked.</source>
        <translation>Auf verschiedenen Einzelbildern bewertet: ohne Rang.</translation>
    </message>
    <message>
        <source>%1: %2, of %3.</source>
        <translation>%1: %2 (%3).</translation>
    </message>
    <message numerus="yes">
        <source>IoU per class, pooled over %1 frames of %2, %3 (%4)</source>
        <translation>
            <numerusform>IoU je Klasse, zusammengezählt über %1 Bilder von %2, %3 (%4)</numerusform>
            <numerusform>IoU je Klasse, zusammengezählt über %1 Bilder von %2, %3 (%4)</numerusform>
        </translation>
    </message>
    <message>
        <source>IoU per class, %1</source>
        <translation>IoU je Klasse, %1</translation>
    </message>
    <message>
        <source>IoU per class of the frame %1, %2</source>
        <translation>IoU je Klasse des Einzelbildes %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>IoU per class, pooled over %1 frames of %2, %3</source>
        <translation>
            <numerusform>IoU je Klasse, aus %1 Einzelbild von %2, %3</numerusform>
            <numerusform>IoU je Klasse, über %1 Einzelbilder von %2 zusammengezählt, %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Scores of</source>
        <translation>Werte von</translation>
    </message>
    <message>
        <source>Order of the chart</source>
        <translation>Reihenfolge des Diagramms</translation>
    </message>
    <message>
        <source>Compared first</source>
        <translation>Zuerst verglichen</translation>
    </message>
    <message>
        <source>Compared second</source>
        <translation>Als Zweites verglichen</translation>
    </message>
    <message>
        <source>Not sorted by difference: there is one slot only.</source>
        <translation>Nicht nach Unterschied sortiert: Es gibt nur einen Platz.</translation>
    </message>
    <message>
        <source>Not sorted by difference: no score of %1.</source>
        <translation>Nicht nach Unterschied sortiert: kein Wert von %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n classes, here gathered into %2.</source>
        <translation>
            <numerusform>%1: %n Klasse, hier zu %2 zusammengefasst.</numerusform>
            <numerusform>%1: %n Klassen, hier zu %2 zusammengefasst.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::StartPage</name>
    <message>
        <source>Open street scenes</source>
        <translation>Straßenszenen öffnen</translation>
    </message>
    <message>
        <source>Drop a Cityscapes root, a folder of pictures, a picture or a video here.
Drop a checkpoint (.pth, .pt, .safetensors) to import a model.</source>
        <translation>Ein Cityscapes-Verzeichnis, einen Ordner mit Bildern, ein Bild oder ein Video hierher ziehen.
Ein Checkpoint (.pth, .pt, .safetensors) wird als Modell importiert.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>widgets::Swipe</name>
    <message>
        <source>Divider of the two pictures</source>
        <translation>Trennlinie der zwei Bilder</translation>
    </message>
    <message>
        <source>Drag, or press an arrow key, Home or End; double click: the middle</source>
        <translation>Ziehen, oder eine Pfeiltaste, Pos1 oder Ende drücken; Doppelklick: Mitte</translation>
    </message>
</context>
<context>
    <name>widgets::TextPanel</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the selection, or all of it</source>
        <translation>Kopiert die Auswahl oder alles</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Saves all of it in a file</source>
        <translation>Speichert alles in einer Datei</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Empties the list; nothing else is lost</source>
        <translation>Leert die Liste; sonst geht nichts verloren</translation>
    </message>
</context>
<context>
    <name>widgets::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>Einzelbild %1 von %2</translation>
    </message>
    <message>
        <source>%1: not known here</source>
        <translation>%1: hier nicht bekannt</translation>
    </message>
    <message>
        <source>%1 %2 %
%3</source>
        <translation>%1 %2 %
%3</translation>
    </message>
    <message>
        <source>Wheel: zoom · Shift+wheel: move · arrows, Page, Home, End: frames
I and O: first and last frame to play, the same key again takes the mark away</source>
        <translation>Rad: vergrößern · Umschalt+Rad: verschieben · Pfeile, Bild, Pos1, Ende: Einzelbilder
I und O: erstes und letztes Einzelbild zum Abspielen, dieselbe Taste noch einmal nimmt die Marke weg</translation>
    </message>
    <message>
        <source>Open a film to see it along this line</source>
        <translation>Öffnen Sie einen Film, um ihn hier entlang zu sehen</translation>
    </message>
</context>
<context>
    <name>widgets::WelcomeStrip</name>
    <message>
        <source>Put this line away (Help ▸ Welcome brings it back)</source>
        <translation>Diese Zeile schließen (Hilfe ▸ Willkommen holt sie zurück)</translation>
    </message>
    <message>
        <source>Put the welcome away</source>
        <translation>Willkommenszeile schließen</translation>
    </message>
</context>
</TS>
