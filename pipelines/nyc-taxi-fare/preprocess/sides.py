"""The files of the split's sides: rows to train, validate and test on."""

from job import output_file
from pyarrow import Table
from pyarrow.csv import CSVWriter, WriteOptions


class SideWriter:
    """Writes one side's rows batch by batch, with a header or without; a side without rows has no file."""

    def __init__(self, root: str, side: str, name: str, header: bool):
        self.root, self.side, self.name, self.header = root, side, name, header
        self.file = self.writer = None

    def write(self, table: Table) -> None:
        if self.writer is None:
            self.file = output_file(self.root, self.side, self.name)
            if self.header:
                self.file.write(f"{','.join(table.column_names)}\n".encode())
            self.writer = CSVWriter(self.file, table.schema, write_options=WriteOptions(include_header=False))
        self.writer.write_table(table)

    def close(self) -> None:
        if self.writer:
            self.writer.close()
            self.file.close()
