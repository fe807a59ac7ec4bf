"""Abbreviations that offices write in names of units, on folded words.

>>> ABBREVIATIONS["ubkt"], ABBREVIATIONS["tn&mt"]
('uy ban kiem tra', 'tai nguyen moi truong')

Joining words ("và") are left out, as they are of the names compared.
"""

_TABLE = """
db = dang bo
du = dang uy
cb = chi bo
cu = chi uy
bch = ban chap hanh
btv = ban thuong vu
ubnd = uy ban nhan dan
hdnd = hoi dong nhan dan
ubmttq = uy ban mat tran to quoc
mttq = mat tran to quoc
ubkt = uy ban kiem tra
vp = van phong
btc = ban to chuc
btg = ban tuyen giao
bdv = ban dan van
bnc = ban noi chinh
tp = thanh pho
cty = cong ty
ct = cong ty
cp = co phan
ctcp = cong ty co phan
tnhh = trach nhiem huu han
mtv = mot thanh vien
1tv = mot thanh vien
tct = tong cong ty
bql = ban quan ly
kcn = khu cong nghiep
kkt = khu kinh te
dn = doanh nghiep
bv = benh vien
bvdk = benh vien da khoa
tt = trung tam
thpt = trung hoc pho thong
thcs = trung hoc co so
cd = cao dang
dh = dai hoc
ldld = lien doan lao dong
lhpn = lien hiep phu nu
hpn = hoi phu nu
hnd = hoi nong dan
ccb = cuu chien binh
tncs = thanh nien cong san
tand = toa an nhan dan
vksnd = vien kiem sat nhan dan
ca = cong an
bhxh = bao hiem xa hoi
kbnn = kho bac nha nuoc
nhnn = ngan hang nha nuoc
nh = ngan hang
nhcsxh = ngan hang chinh sach xa hoi
ptth = phat thanh truyen hinh
pt&th = phat thanh truyen hinh
tn&mt = tai nguyen moi truong
tnmt = tai nguyen moi truong
tt&tt = thong tin truyen thong
tttt = thong tin truyen thong
nn&ptnt = nong nghiep phat trien nong thon
nnptnt = nong nghiep phat trien nong thon
nn&mt = nong nghiep moi truong
gd&dt = giao duc dao tao
gddt = giao duc dao tao
kh&dt = ke hoach dau tu
khdt = ke hoach dau tu
kh&cn = khoa hoc cong nghe
khcn = khoa hoc cong nghe
gtvt = giao thong van tai
ldtb&xh = lao dong thuong binh xa hoi
ldtbxh = lao dong thuong binh xa hoi
ldtbvaxh = lao dong thuong binh xa hoi
vh&tt = van hoa the thao
vhtt&dl = van hoa the thao du lich
vhttdl = van hoa the thao du lich
vhtt = van hoa the thao
dttg = dan toc ton giao
"""

ABBREVIATIONS: dict[str, str] = dict(line.split(" = ") for line in _TABLE.split("\n") if line)
