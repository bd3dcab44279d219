// `f_type` of statfs(2), from linux/magic.h: NFS, SMB, CIFS, SMB2, AFS, Coda, NCP, Ceph, GFS2, OCFS2.
const networkTypes: ReadonlySet<number> = new Set([
  0x6969, 0x51_7b, 0xff_53_4d_42, 0xfe_53_4d_42, 0x53_46_41_4f, 0x73_75_72_45, 0x56_4c, 0x00_c3_64_00,
  0x01_16_19_70, 0x74_61_63_6f,
])

/** Whether files are kept by another machine, where locks and flushes of SQLite are not reliable (relay.md, mechanism 2). */
export function isNetworkFileSystem(type: number): boolean {
  // Some systems give the number as a signed 32-bit integer.
  return networkTypes.has(type >>> 0)
}
